package io.pxescope.bootfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which modules a loader finds, and which it would ask for in vain. A Syslinux loader asks for modules by base name in
 * its own directory, so only files beside it count.
 *
 * @param loader path of the loader
 * @param present base names of the modules beside it
 * @param missing base name of a module that is asked for and absent → those that need it; the loader itself for the core
 *     module
 */
public record ModuleClosure(String loader, SortedSet<String> present, SortedMap<String, SortedSet<String>> missing) {

    static ModuleClosure of(Loader loader, Map<String, BootFile> files) {
        SortedMap<String, BootFile> beside = beside(loader, files);
        SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
        String core = loader.coreModule();
        if (core != null && !beside.containsKey(core)) {
            missing.computeIfAbsent(core, name -> new TreeSet<>()).add(loader.name());
        }
        beside.forEach((name, file) -> needed(file).stream()
                .filter(library -> !beside.containsKey(library))
                .forEach(library ->
                        missing.computeIfAbsent(library, x -> new TreeSet<>()).add(name)));
        return new ModuleClosure(loader.path(), new TreeSet<>(beside.keySet()), missing);
    }

    /** Every module that is loaded with {@code module}, itself first, in the order in which a loader asks for them. */
    static List<String> with(String module, Map<String, BootFile> beside) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            BootFile file = beside.get(next);
            if (seen.add(next) && file != null) {
                open.addAll(needed(file));
            }
        }
        return List.copyOf(seen);
    }

    static SortedMap<String, BootFile> beside(Loader loader, Map<String, BootFile> files) {
        return files.entrySet().stream()
                .filter(e -> BuildPaths.directory(e.getKey()).equals(loader.home()))
                .filter(e -> isModuleName(e.getKey()) || e.getValue().kind().isModule())
                .collect(Collectors.toMap(
                        e -> BuildPaths.name(e.getKey()), Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    static boolean isModuleName(String path) {
        return path.endsWith(".c32") || path.endsWith(".e32") || path.endsWith(".e64");
    }

    private static List<String> needed(BootFile file) {
        ElfModule elf = file.elf();
        return elf == null ? List.of() : elf.needed();
    }
}
