package io.pxescope.bootfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a build are together: which loader serves which firmware, whether its modules are there, and what
 * would go wrong. A pure function of the files.
 *
 * @param loaders every file that a ROM can be sent to, best first
 * @param chosen for each firmware the loader its machines are sent to
 * @param closures the modules of each chosen loader that loads modules
 * @param warnings ordered by path; none of them stops the build from being stored
 * @param refusal why this is no build, for people; null when it is one
 */
public record BuildAnalysis(
        List<Loader> loaders,
        Map<FirmwareType, Loader> chosen,
        List<ModuleClosure> closures,
        List<BuildWarning> warnings,
        @Nullable String refusal) {

    public BuildAnalysis {
        loaders = List.copyOf(loaders);
        chosen = Collections.unmodifiableMap(
                chosen.isEmpty() ? new EnumMap<>(FirmwareType.class) : new EnumMap<>(chosen));
        closures = List.copyOf(closures);
        warnings = List.copyOf(warnings);
    }

    /** Analyses files with the loaders chosen by name. */
    public static BuildAnalysis of(Map<String, BootFile> files) {
        return of(files, null);
    }

    /**
     * Analyses files.
     *
     * @param files path within the build → what the file is
     * @param preferred path or base name of the loader to send machines to, where a build holds several for one
     *     firmware; null chooses by name, {@code pxelinux.0} before {@code lpxelinux.0}
     */
    public static BuildAnalysis of(Map<String, BootFile> files, @Nullable String preferred) {
        SortedMap<String, BootFile> sorted = new TreeMap<>(files);
        String refusal = impostor(sorted);
        if (refusal != null) {
            return refused(refusal);
        }
        List<Loader> loaders = LoaderChoice.find(sorted);
        if (loaders.isEmpty()) {
            return refused(noLoader(sorted));
        }
        Loader wanted = preferred == null ? null : named(preferred, loaders);
        if (preferred != null && wanted == null) {
            return refused("No loader called " + preferred + " is among these files. They hold "
                    + loaders.stream().map(Loader::path).collect(Collectors.joining(", ")) + ".");
        }
        Map<FirmwareType, Loader> chosen = LoaderChoice.choose(loaders, wanted);
        List<ModuleClosure> closures = chosen.values().stream()
                .filter(Loader::loadsModules)
                .map(loader -> ModuleClosure.of(loader, sorted))
                .toList();
        List<BuildWarning> warnings = BuildWarnings.of(sorted, loaders, chosen.values());
        return new BuildAnalysis(loaders, chosen, closures, warnings, null);
    }

    /** The loader that names the build: BIOS before UEFI x64 before the others. Null when refused. */
    public @Nullable Loader main() {
        return chosen.isEmpty() ? null : bySeniority();
    }

    private Loader bySeniority() {
        Loader bios = chosen.get(FirmwareType.BIOS);
        Loader x64 = chosen.get(FirmwareType.EFI64);
        return bios != null
                ? bios
                : x64 != null ? x64 : chosen.values().iterator().next();
    }

    private static BuildAnalysis refused(String why) {
        return new BuildAnalysis(List.of(), Map.of(), List.of(), List.of(), why);
    }

    /** A file with a loader's name and a body that no machine can run has been served to whole fleets; never store it. */
    private static @Nullable String impostor(SortedMap<String, BootFile> files) {
        List<String> found = new ArrayList<>();
        files.forEach((path, file) -> {
            boolean hollow = switch (file.kind()) {
                case HTML, TEXT, EMPTY, ZEROS -> true;
                default -> false;
            };
            if (hollow && LoaderChoice.isLoaderName(path)) {
                found.add(path + " is " + file.words() + ", not a boot file. "
                        + (file.kind() == BootFileKind.HTML
                                ? "The server it was downloaded from answered with a web page instead: download it again"
                                : "Its transfer went wrong: copy it again")
                        + " and check its size.");
            }
        });
        return found.isEmpty() ? null : String.join(" ", found);
    }

    private static String noLoader(SortedMap<String, BootFile> files) {
        String held = files.entrySet().stream()
                .limit(5)
                .map(e -> e.getKey() + " (" + e.getValue().words() + ")")
                .collect(Collectors.joining(", "));
        String more = files.size() > 5 ? " and " + (files.size() - 5) + " more" : "";
        return "There is no boot file here. Looked for " + LoaderChoice.knownNames()
                + " and any other program that BIOS or UEFI can run"
                + (files.isEmpty() ? "; there are no files at all." : "; found " + held + more + ".");
    }

    private static @Nullable Loader named(String wanted, List<Loader> loaders) {
        String name = wanted.strip();
        return loaders.stream()
                .filter(l -> l.path().equals(name))
                .findFirst()
                .or(() -> loaders.stream()
                        .filter(l -> l.name().equalsIgnoreCase(BuildPaths.name(name)))
                        .findFirst())
                .orElse(null);
    }
}
