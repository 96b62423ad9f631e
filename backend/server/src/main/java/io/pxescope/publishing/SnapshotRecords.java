package io.pxescope.publishing;

import io.pxescope.addressing.Networks;
import io.pxescope.bootfile.FirmwareType;
import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.catalog.CatalogLoader;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.inventory.AssignmentView;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.policy.Assignment;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Build;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Fleet;
import io.pxescope.policy.Host;
import io.pxescope.policy.HostTable;
import io.pxescope.policy.Loader;
import io.pxescope.policy.LoaderKind;
import io.pxescope.policy.Network;
import io.pxescope.policy.Profile;
import io.pxescope.policy.QuirkRules;
import io.pxescope.policy.StoredFile;
import io.pxescope.policy.Transport;
import io.pxescope.quirks.QuirkBook;
import io.pxescope.rollouts.FleetView;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the records of the rooms upstairs and says them in the desk's words. */
@Component
@Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
class SnapshotRecords {
    private static final Map<FirmwareType, Firmware> FIRMWARE = Map.of(
            FirmwareType.BIOS, Firmware.BIOS,
            FirmwareType.EFI32, Firmware.EFI32,
            FirmwareType.EFI64, Firmware.EFI64,
            FirmwareType.ARM32, Firmware.ARM32,
            FirmwareType.ARM64, Firmware.ARM64,
            FirmwareType.RISCV64, Firmware.RISCV64,
            FirmwareType.LOONGARCH64, Firmware.LOONGARCH64);

    private final Hosts hosts;
    private final Networks networks;
    private final Catalog catalog;
    private final io.pxescope.rollouts.Fleet fleet;
    private final QuirkBook quirks;

    SnapshotRecords(
            Hosts hosts, Networks networks, Catalog catalog, io.pxescope.rollouts.Fleet fleet, QuirkBook quirks) {
        this.hosts = hosts;
        this.networks = networks;
        this.catalog = catalog;
        this.fleet = fleet;
        this.quirks = quirks;
    }

    public BootSnapshot everything(long version) {
        return new BootSnapshot(
                version,
                networks(),
                HostTable.of(hosts.all().stream().map(SnapshotRecords::host).toList()),
                fleet(),
                byId(catalog.builds().stream().map(SnapshotRecords::build).toList(), Build::id),
                byId(catalog.profiles().stream().map(SnapshotRecords::profile).toList(), Profile::id),
                quirks());
    }

    public Optional<Host> host(long id) {
        return hosts.byId(id).map(SnapshotRecords::host);
    }

    public List<Network> networks() {
        return networks.all();
    }

    public Fleet fleet() {
        FleetView state = fleet.state();
        return new Fleet(state.promotionId(), state.buildId(), state.profileId());
    }

    public QuirkRules quirks() {
        return quirks.inForce();
    }

    public Optional<Build> build(long id) {
        return catalog.build(id).map(SnapshotRecords::build);
    }

    public Optional<Profile> profile(long id) {
        return catalog.profile(id).map(SnapshotRecords::profile);
    }

    private static <T> Map<Long, T> byId(List<T> all, Function<T, Long> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static Host host(HostView host) {
        AssignmentView assignment = host.assignment();
        return new Host(
                host.id(),
                host.name(),
                host.enabled(),
                host.address(),
                host.group(),
                host.nics().stream()
                        .map(nic -> new Host.Nic(nic.mac(), nic.modelOrGuess(), nic.modelGuessed(), nic.firmware()))
                        .toList(),
                host.profileId(),
                assignment == null
                        ? null
                        : new Assignment(
                                assignment.id(),
                                assignment.buildId(),
                                assignment.profileId(),
                                assignment.bootsLeft(),
                                assignment.until(),
                                assignment.reason(),
                                assignment.by()));
    }

    private static Build build(CatalogBuild build) {
        Map<Firmware, Loader> loaders = new EnumMap<>(Firmware.class);
        build.loaders().forEach((type, loader) -> {
            Firmware firmware = FIRMWARE.get(type);
            if (firmware != null) {
                loaders.put(firmware, new Loader(loader.path(), kind(loader)));
            }
        });
        Map<String, StoredFile> files = new HashMap<>();
        build.files()
                .forEach((path, file) ->
                        files.put(path, new StoredFile(file.sha256().hex(), file.size())));
        return new Build(
                build.id(),
                build.name(),
                build.family(),
                build.flavour() == null ? "" : build.flavour(),
                build.version() == null ? "" : build.version(),
                loaders,
                files);
    }

    private static LoaderKind kind(CatalogLoader loader) {
        return switch (loader.family()) {
            case "pxelinux" -> "lpxelinux".equals(loader.flavour()) ? LoaderKind.LPXELINUX : LoaderKind.PXELINUX;
            case "syslinux-efi" -> LoaderKind.SYSLINUX_EFI;
            case "grub" -> LoaderKind.GRUB;
            case "shim" -> LoaderKind.SHIM;
            case "ipxe" -> LoaderKind.IPXE;
            default -> LoaderKind.OTHER;
        };
    }

    private static Profile profile(CatalogProfile profile) {
        return new Profile(
                profile.id(),
                profile.name(),
                named(profile.kernel()),
                named(profile.initrd()),
                profile.append(),
                profile.transport() == io.pxescope.catalog.Transport.HTTP ? Transport.HTTP : Transport.TFTP);
    }

    private static Profile.@Nullable NamedFile named(CatalogProfile.@Nullable NamedFile file) {
        return file == null
                ? null
                : new Profile.NamedFile(
                        file.name(), new StoredFile(file.sha256().hex(), file.size()));
    }
}
