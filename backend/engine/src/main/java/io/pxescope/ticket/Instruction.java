package io.pxescope.ticket;

/**
 * What to do on one kind of server or relay.
 *
 * @param key {@code isc}, {@code kea} …
 * @param title the product
 * @param where the file, tool or mode that the text goes into
 * @param apply to paste
 * @param undo how to take it back
 * @param check how its own tools show that it is in force
 * @param note what to know, may be empty
 * @param tested where this text was tried, as a sentence
 */
public record Instruction(
        String key, String title, String where, String apply, String undo, String check, String note, String tested) {}
