package io.pxescope.catalog;

import java.util.List;

/** A request that the catalog does not carry out, in words for the operator. Nothing was changed. */
public final class CatalogProblem extends RuntimeException {

    /** Why, as far as a program needs to know. */
    public enum Kind {
        /** A field of the request is missing or malformed. */
        INVALID,
        /** The files were understood, but are no build, or no kernel. */
        UNUSABLE,
        TOO_LARGE,
        /** The name is taken. */
        TAKEN,
        /** Something still points to it. */
        IN_USE,
        NOT_FOUND
    }

    private final Kind kind;
    private final String field;
    private final List<String> users;

    private CatalogProblem(Kind kind, String field, String message, List<String> users) {
        super(message);
        this.kind = kind;
        this.field = field;
        this.users = List.copyOf(users);
    }

    /**
     * @param field of the request that it is about
     * @param message what is wrong and what to do
     */
    static CatalogProblem of(Kind kind, String field, String message) {
        return new CatalogProblem(kind, field, message, List.of());
    }

    static CatalogProblem invalid(String field, String message) {
        return of(Kind.INVALID, field, message);
    }

    static CatalogProblem unusable(String field, String message) {
        return of(Kind.UNUSABLE, field, message);
    }

    static CatalogProblem inUse(String message, List<String> users) {
        return new CatalogProblem(Kind.IN_USE, "", message, users);
    }

    static CatalogProblem notFound(String message) {
        return of(Kind.NOT_FOUND, "", message);
    }

    public Kind kind() {
        return kind;
    }

    /** The field of the request, or empty. */
    public String field() {
        return field;
    }

    /** Who still uses it, for {@link Kind#IN_USE}. */
    public List<String> users() {
        return users;
    }

    /** The message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
