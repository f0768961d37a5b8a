/** What tests of several packages share. */
package io.idetunnel.testing;
