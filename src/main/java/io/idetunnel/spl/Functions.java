package io.idetunnel.spl;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All eval functions of the subset. */
final class Functions {

    private static final Map<String, EvalFunction> BY_NAME = index();

    private Functions() {}

    private static Map<String, EvalFunction> index() {
        Map<String, EvalFunction> index = new TreeMap<>();
        List<List<EvalFunction>> all = List.of(
                LogicFunctions.all(),
                TextFunctions.all(),
                NumberFunctions.all(),
                MultivalueFunctions.all(),
                TimeFunctions.all(),
                HashFunctions.all(),
                JsonFunctions.all());
        all.forEach(group -> group.forEach(function -> index.put(function.name(), function)));
        return Map.copyOf(index);
    }

    /** The function of this name, lower case; null where there is none. */
    static @Nullable EvalFunction find(String name) {
        return BY_NAME.get(name);
    }

    /** A function that is known to be there. */
    static EvalFunction byName(String name) {
        EvalFunction function = BY_NAME.get(name);
        if (function == null) {
            throw new IllegalArgumentException(name);
        }
        return function;
    }

    /** All names, sorted, for a message and for the documentation. */
    static String list() {
        return String.join(", ", new TreeMap<>(BY_NAME).keySet());
    }
}
