package io.idetunnel.spl;

import java.util.List;

/** A search expression, as the search command takes it. */
sealed interface SearchExpr {

    /** Every event. */
    record All() implements SearchExpr {}

    /** All of these. */
    record And(List<SearchExpr> parts) implements SearchExpr {}

    /** One of these. */
    record Or(List<SearchExpr> parts) implements SearchExpr {}

    /** Not this. */
    record Not(SearchExpr part) implements SearchExpr {}

    /** A field and a literal. */
    record Compare(int at, String field, Expr.Operator operator, String value) implements SearchExpr {}

    /** A word or phrase of the event's text. */
    record Term(int at, String text) implements SearchExpr {}
}
