package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.commandline.Grammars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files of rules hold together. */
class RulesTest {

    private final Map<String, Action> actions = Action.load();
    private final List<Signal> signals = Signals.load().all();

    @Test
    void theActionsAreTheClosedListWithItsBases() {
        assertThat(actions.keySet())
                .containsExactlyInAnyOrder(
                        "serve",
                        "login",
                        "persist",
                        "forward",
                        "web",
                        "shell",
                        "server",
                        "operator",
                        "connect",
                        "setup",
                        "client",
                        "remote-ssh",
                        "admin");
        assertThat(base("admin")).isEqualTo(10);
        assertThat(List.of(base("client"), base("remote-ssh"))).containsOnly(15);
        assertThat(base("connect")).isEqualTo(30);
        assertThat(List.of(base("login"), base("setup"), base("forward"))).containsOnly(35);
        assertThat(List.of(base("serve"), base("web"), base("shell"), base("server"), base("operator")))
                .containsOnly(40);
        assertThat(base("persist")).isEqualTo(60);
    }

    private int base(String id) {
        Action action = actions.get(id);
        assertThat(action).as(id).isNotNull();
        return action.base();
    }

    @Test
    void everySignalHasAStableIdAReasonASourceAndATechnique() {
        List<String> ids = new ArrayList<>();
        for (Signal signal : signals) {
            assertThat(signal.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(signal.reason()).isNotBlank().doesNotEndWith(".");
            assertThat(signal.source()).isNotBlank();
            if (signal.weight() == Weight.STRONG || signal.weight() == Weight.WEAK) {
                assertThat(signal.technique()).as(signal.id()).matches("T\\d{4}(\\.\\d{3})?");
            }
            ids.add(signal.id());
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyActionAndSignalThatAGrammarNamesExists() {
        Set<String> names = Set.copyOf(signals.stream().map(Signal::id).toList());
        for (Grammars.Named named : Grammars.load().named()) {
            if (named.isAction()) {
                assertThat(actions.keySet()).as(named.grammar()).contains(named.id());
            } else {
                assertThat(names).as(named.grammar()).contains(named.id());
            }
        }
    }

    @Test
    void everyOptionThatARuleAsksForIsDeclared() {
        assertThat(Grammars.load().undeclaredSubjects()).isEmpty();
    }

    @Test
    void everyWordThatTellsAToolIsLookedFor() {
        assertThat(Grammars.load().overlooked()).isEmpty();
    }
}
