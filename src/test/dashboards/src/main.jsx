// Splunk's own dashboard framework around one definition: what Splunk Web renders a Dashboard Studio view with.
import React from 'react';
import { createRoot } from 'react-dom/client';
import DashboardCore from '@splunk/dashboard-core';
import { DashboardContextProvider } from '@splunk/dashboard-context';
import EnterpriseViewOnlyPreset from '@splunk/dashboard-presets/EnterpriseViewOnlyPreset';
import SplunkThemeProvider from '@splunk/themes/SplunkThemeProvider';
import { DashboardValidator } from '@splunk/dashboard-validation';
import { createSchemaBasedOnPresets } from '@splunk/dashboard-definition/DashboardSchema';

const preset = EnterpriseViewOnlyPreset;

/** What Splunk's validator finds wrong with a definition, as sentences. */
window.validateDefinition = (definition) => {
  const validator = new DashboardValidator();
  const broken = validator.setSchema(createSchemaBasedOnPresets(preset, { allowTokenCoercion: true }));
  if (broken) throw new Error(String(broken));
  return (validator.validate(definition, []) ?? []).map((e) => `${e.instancePath}: ${e.message} ${JSON.stringify(e.params ?? {})}`);
};

/** Shows a definition in place of the one before. */
let shown;
window.showDashboard = (definition, theme) => {
  shown?.unmount();
  shown = createRoot(document.getElementById('root'));
  shown.render(
    <SplunkThemeProvider family="enterprise" colorScheme={theme} density="comfortable">
      <DashboardContextProvider preset={preset} initialDefinition={definition}>
        <DashboardCore width="100%" height="auto" />
      </DashboardContextProvider>
    </SplunkThemeProvider>,
  );
};
window.ready = true;
