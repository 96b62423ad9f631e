package io.pxescope.traces.web;

import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PXELINUX looks for its configuration under a list of names: the UUID if the ROM has one, the MAC
 * address, the address in hex with ever fewer digits, {@code default}. All of them are one look-up.
 *
 * @param asked in order
 * @param found null where none was, or none yet
 */
record ConfigLookup(List<Step.Transfer> asked, Step.@Nullable Transfer found) {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){6}");
    private static final Pattern HEX_ADDRESS = Pattern.compile("[0-9A-F]{1,8}");

    static ConfigLookup of(BootTrace trace) {
        return of(trace.transfers(BootStage.CONFIG).stream()
                .filter(ConfigLookup::isLookup)
                .toList());
    }

    static ConfigLookup of(List<Step.Transfer> asked) {
        Step.Transfer found =
                asked.stream().filter(Step.Transfer::complete).findFirst().orElse(null);
        return new ConfigLookup(List.copyOf(asked), found);
    }

    static boolean isLookup(Step.Transfer file) {
        return file.file().contains("pxelinux.cfg/");
    }

    /** Distinct names up to the one that was found. */
    int place() {
        return (int) asked.stream()
                        .takeWhile(file -> found == null || file.id() != found.id())
                        .map(Step.Transfer::file)
                        .filter(name -> found == null || !name.equals(found.file()))
                        .distinct()
                        .count()
                + (found == null ? 0 : 1);
    }

    /** How many names such a loader tries at most: the UUID, the MAC, eight of the address, the default. */
    int names() {
        boolean uuid = !asked.isEmpty() && UUID.matcher(name(asked.get(0))).matches();
        return uuid ? 11 : 10;
    }

    /** For example {@code 2nd of 10}. */
    String ordinal() {
        int n = place();
        String suffix = n == 1 ? "st" : n == 2 ? "nd" : n == 3 ? "rd" : "th";
        return n + suffix + " of " + names();
    }

    String sentence() {
        if (found == null) {
            return "found";
        }
        int n = place();
        return kind(name(found)) + (n == 1 ? ", 1st try" : ", " + ordinal().split(" ")[0] + " try");
    }

    static String name(Step.Transfer file) {
        return TransferWords.base(file.file());
    }

    private static String kind(String name) {
        if (UUID.matcher(name).matches()) {
            return "by UUID";
        }
        if (MAC.matcher(name).matches()) {
            return "by MAC";
        }
        if (name.equals("default")) {
            return "the default";
        }
        return HEX_ADDRESS.matcher(name).matches() ? "by address" : "by name";
    }
}
