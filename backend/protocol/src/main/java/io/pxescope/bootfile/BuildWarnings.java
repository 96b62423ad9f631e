package io.pxescope.bootfile;

import io.pxescope.bootfile.BuildWarning.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The checks that can be made before any packet: each would otherwise be found out on a console. */
final class BuildWarnings {
    private final SortedMap<String, BootFile> files;
    private final List<BuildWarning> warnings = new ArrayList<>();

    private BuildWarnings(SortedMap<String, BootFile> files) {
        this.files = files;
    }

    static List<BuildWarning> of(SortedMap<String, BootFile> files, List<Loader> loaders, Collection<Loader> chosen) {
        BuildWarnings all = new BuildWarnings(files);
        files.forEach(all::damages);
        loaders.forEach(all::names);
        chosen.stream().filter(Loader::loadsModules).forEach(all::modules);
        return all.warnings.stream()
                .distinct()
                .sorted(Comparator.comparing(BuildWarning::path).thenComparing(BuildWarning::code))
                .toList();
    }

    private void damages(String path, BootFile file) {
        for (String damage : file.damages()) {
            add(Code.DAMAGED, path, path + " " + damage + ". Copy it again in binary mode and compare its SHA-256.");
        }
    }

    private void names(Loader loader) {
        String name = loader.name().toLowerCase(Locale.ROOT);
        if (loader.firmware().isEfi() && (name.endsWith(".0") || name.endsWith("pxe"))) {
            add(
                    Code.NAME_MISLEADS,
                    loader.path(),
                    loader.path() + " is for " + loader.firmware().title()
                            + ", though its name is one for BIOS. A BIOS machine that loads it hangs without a message.");
        } else if (!loader.firmware().isEfi() && name.endsWith(".efi")) {
            add(
                    Code.NAME_MISLEADS,
                    loader.path(),
                    loader.path() + " is for BIOS, though its name is one for UEFI. UEFI machines load it and go on to"
                            + " their next boot entry.");
        } else if (name.equals("pxelinux.0") && loader.flavour() == LoaderFlavour.LWIP) {
            add(
                    Code.NAME_MISLEADS,
                    loader.path(),
                    loader.path() + " is lpxelinux under another name: it uses its own lwIP stack, not the ROM's UDP.");
        } else if (name.equals("lpxelinux.0") && loader.flavour() == LoaderFlavour.PXE) {
            add(
                    Code.NAME_MISLEADS,
                    loader.path(),
                    loader.path() + " is pxelinux under another name: it uses the ROM's UDP, not its own lwIP stack.");
        }
    }

    private void modules(Loader loader) {
        SortedMap<String, BootFile> beside = ModuleClosure.beside(loader, files);
        missing(loader);
        beside.forEach((name, file) -> module(loader, name, file));
        mixed(loader, beside);
    }

    private void missing(Loader loader) {
        ModuleClosure.of(loader, files).missing().forEach((module, needers) -> {
            if (module.equals(loader.coreModule())) {
                add(
                        Code.CORE_MODULE_MISSING,
                        loader.home() + module,
                        module + " is missing beside " + loader.path() + ". " + title(loader)
                                + " asks for it before its configuration and stops with “Failed to load " + module
                                + "”. Add the one from the same build.");
            } else {
                add(
                        Code.LIBRARY_MISSING,
                        loader.home() + module,
                        module + " is missing beside " + loader.path() + ", and "
                                + needers.stream().limit(4).collect(Collectors.joining(", "))
                                + (needers.size() > 4
                                        ? " and " + (needers.size() - 4) + " more need it."
                                        : needs(needers.size()))
                                + " A configuration that uses them falls back to the boot: prompt.");
            }
        });
    }

    private static String needs(int count) {
        return count == 1 ? " needs it." : " need it.";
    }

    private void module(Loader loader, String name, BootFile file) {
        String path = loader.home() + name;
        ElfModule elf = file.elf();
        boolean modern = loader.coreModule() != null;
        boolean otherCore = name.equals("ldlinux.e32") || name.equals("ldlinux.e64") || name.equals("ldlinux.c32");
        if (otherCore && !name.equals(loader.coreModule())) {
            return;
        }
        if (!file.kind().isModule()) {
            add(
                    Code.NOT_A_MODULE,
                    path,
                    path + " is " + file.words() + ", not a module. " + title(loader) + " refuses it.");
        } else if (elf != null && elf.bits() != loader.moduleBits()) {
            add(
                    Code.MODULE_FOR_OTHER_FIRMWARE,
                    path,
                    path + " is an ELF" + elf.bits() + " module, but " + loader.name() + " for "
                            + loader.firmware().title() + " loads ELF" + loader.moduleBits()
                            + " ones and closes any other half read. Take the one for "
                            + loader.firmware().title() + ".");
        } else if (elf != null && loader.firmware() == FirmwareType.BIOS && file.firmware() == FirmwareType.EFI32) {
            add(
                    Code.MODULE_FOR_OTHER_FIRMWARE,
                    path,
                    path + " was linked as " + elf.soname()
                            + ", the core module for UEFI IA32. Take the one for BIOS.");
        } else if (elf != null && !modern || elf == null && modern) {
            add(
                    Code.MODULE_OF_OTHER_GENERATION,
                    path,
                    path + " is " + file.words() + ", but " + title(loader) + " loads "
                            + (modern ? "ELF modules of Syslinux 5 and later." : "COM32 modules of its own generation.")
                            + " Take the one from the same build.");
        }
    }

    /** Modules carry no version; the compiler's comment is what they have, and one build has one compiler. */
    private void mixed(Loader loader, SortedMap<String, BootFile> beside) {
        Map<String, List<String>> byToolchain = new TreeMap<>();
        beside.forEach((name, file) -> {
            ElfModule elf = file.elf();
            String toolchain = elf == null || elf.bits() != loader.moduleBits() ? null : elf.toolchain();
            if (toolchain != null) {
                byToolchain.computeIfAbsent(toolchain, x -> new ArrayList<>()).add(name);
            }
        });
        if (byToolchain.size() < 2) {
            return;
        }
        String core = loader.coreModule();
        String usual = byToolchain.entrySet().stream()
                .max(Comparator.<Map.Entry<String, List<String>>>comparingInt(
                                e -> e.getValue().size())
                        .thenComparing(e -> core != null && e.getValue().contains(core)))
                .orElseThrow()
                .getKey();
        byToolchain.forEach((toolchain, names) -> {
            if (!toolchain.equals(usual)) {
                names.forEach(name -> add(
                        Code.MIXED_BUILDS,
                        loader.home() + name,
                        loader.home() + name + " comes from another build than the modules beside it: compiled by “"
                                + toolchain + "”, the others by “" + usual
                                + "”. Modules of different builds crash or are refused."));
            }
        });
    }

    private static String title(Loader loader) {
        return loader.name() + (loader.version() == null ? "" : " " + loader.version());
    }

    private void add(Code code, String path, String text) {
        warnings.add(new BuildWarning(code, path, text));
    }
}
