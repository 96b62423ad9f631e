package io.pxescope.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PXELINUX does with its configuration when nobody touches the keyboard: the label it starts.
 *
 * @param kernel to fetch; null where the label boots from disk
 * @param initrds to fetch after it, in order; from INITRD and from {@code initrd=} in APPEND
 * @param append the command line without the kernel's name
 * @param localBoot whether the label says LOCALBOOT
 * @param bootInterface whether IPAPPEND or SYSAPPEND ask for BOOTIF=
 */
record PxelinuxConfig(
        @Nullable String kernel, List<String> initrds, String append, boolean localBoot, boolean bootInterface) {

    private static final int SYSAPPEND_BOOTIF = 2;

    PxelinuxConfig {
        initrds = List.copyOf(initrds);
    }

    /** Reads a configuration; null when it starts nothing, which leaves a machine at the {@code boot:} prompt. */
    static @Nullable PxelinuxConfig parse(String text) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Map<String, String> global = new LinkedHashMap<>();
        Map<String, String> into = global;
        String chosen = null;
        for (String line : text.split("\\R")) {
            String[] words = line.strip().split("\\s+", 2);
            String key = words[0].toLowerCase(Locale.ROOT);
            String value = words.length > 1 ? words[1].strip() : "";
            if (key.isEmpty() || key.startsWith("#")) {
                continue;
            }
            switch (key) {
                case "label" -> {
                    into = labels.computeIfAbsent(value, x -> new LinkedHashMap<>());
                    into.put("implied", value);
                }
                case "default", "ontimeout" -> chosen = value;
                case "linux" -> into.put("kernel", value);
                case "sysappend" -> into.put("ipappend", value);
                case "menu" -> {
                    if (value.equalsIgnoreCase("default") && into.containsKey("implied")) {
                        chosen = into.get("implied");
                    }
                }
                default -> into.put(key, value);
            }
        }
        if (chosen == null && labels.containsKey("linux")) {
            chosen = "linux";
        }
        if (chosen == null) {
            return null;
        }
        Map<String, String> label = labels.get(chosen);
        return label == null ? ofCommand(chosen, global) : ofLabel(label, global);
    }

    private static PxelinuxConfig ofLabel(Map<String, String> label, Map<String, String> global) {
        if (label.containsKey("localboot")) {
            return new PxelinuxConfig(null, List.of(), "", true, false);
        }
        String kernel = label.getOrDefault("kernel", label.getOrDefault("implied", ""));
        String append = label.getOrDefault("append", global.getOrDefault("append", ""));
        return start(kernel, label.getOrDefault("initrd", ""), append.equals("-") ? "" : append, label, global);
    }

    /** DEFAULT may name a kernel with its command line instead of a label. */
    private static PxelinuxConfig ofCommand(String command, Map<String, String> global) {
        String[] words = command.split("\\s+", 2);
        return start(words[0], "", words.length > 1 ? words[1] : "", Map.of(), global);
    }

    private static PxelinuxConfig start(
            String kernel, String initrd, String append, Map<String, String> label, Map<String, String> global) {
        List<String> initrds = new ArrayList<>(names(initrd));
        for (String word : append.split("\\s+")) {
            if (initrds.isEmpty() && word.startsWith("initrd=")) {
                initrds.addAll(names(word.substring("initrd=".length())));
            }
        }
        String flags = label.getOrDefault("ipappend", global.getOrDefault("ipappend", "0"));
        boolean bootInterface = flags.matches("[0-9]{1,6}") && (Integer.parseInt(flags) & SYSAPPEND_BOOTIF) != 0;
        return new PxelinuxConfig(kernel, initrds, append, false, bootInterface);
    }

    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }
}
