package io.pxescope.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that starts the database, says where it is, and waits to be killed. */
final class PanelToBeKilled {

    private PanelToBeKilled() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.start(Path.of(arguments[0]), EmbeddedPostgres.Durability.DURABLE);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("url " + database.jdbcUrl());
        int ended = System.in.read();
        database.close();
        out.println("closed " + ended);
    }
}
