package io.idetunnel.spl;

import io.idetunnel.spl.EvalFunction.Result;
import java.util.ArrayList;
import java.util.List;

/** Functions of JSON text. */
final class JsonFunctions {

    private JsonFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                EvalFunction.strict("spath", 2, 2, values -> Value.of(Json.path(values[0].text(), values[1].text()))),
                EvalFunction.strict("json_extract", 1, EvalFunction.ANY, JsonFunctions::extract),
                EvalFunction.lenient(
                        "json_valid",
                        1,
                        1,
                        Result.CONDITION,
                        values -> values[0].isNull() ? Values.NULL : Value.of(Json.isValid(values[0].text()))),
                EvalFunction.lenient("json_object", 0, EvalFunction.ANY, Result.VALUE, JsonFunctions::object),
                EvalFunction.lenient(
                        "json_array",
                        0,
                        EvalFunction.ANY,
                        Result.VALUE,
                        values -> Value.of(Json.array(List.of(values)))));
    }

    private static Value extract(Value[] values) {
        if (values.length == 1) {
            return Json.isValid(values[0].text()) ? Value.of(values[0].text()) : Values.NULL;
        }
        List<String> all = new ArrayList<>();
        for (int i = 1; i < values.length; i++) {
            all.addAll(Json.path(values[0].text(), values[i].text()));
        }
        return Value.of(all);
    }

    private static Value object(Value[] values) {
        return values.length % 2 == 0 ? Value.of(Json.object(List.of(values))) : Values.NULL;
    }
}
