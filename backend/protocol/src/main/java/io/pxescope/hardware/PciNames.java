package io.pxescope.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of cards by PCI vendor and device, from the PCI ID list (pci-ids.ucw.cz). */
public final class PciNames {
    private static final Pattern ID = Pattern.compile("([0-9a-f]{4}):[0-9a-f]{4}");
    /** A maker's short name in brackets, as in {@code Advanced Micro Devices, Inc. [AMD]}. */
    private static final Pattern SHORT = Pattern.compile("\\[([A-Za-z0-9-]{2,12})]$");

    private static final Pattern FORM_OF_COMPANY = Pattern.compile("( (Corporation|Corp\\.?|Inc\\.?|Co\\.?|Ltd\\.?|LLC|"
            + "GmbH|AG|Limited|Company|Technologies|Technology|Communications|Semiconductor|and subsidiaries))+$");
    /** What every other card is called too, at the end of its name. */
    private static final Pattern ANY_CARD = Pattern.compile("( (PCI Express|PCIe|Unified Wire|Fast|2-port|"
            + "(\\d+-)?Gigabit|\\d+G|[\\d/]+Gb(/\\d+Gb)*E?|RDMA))*"
            + " (Ethernet|Network)( (Controller|Adapter|Connection|NIC|PCIe|PCI Express))+$");

    private static final Pattern LEADING = Pattern.compile("^Ethernet (Controller|Connection|Adapter) (?=\\S)");

    private final NameList names;

    private PciNames(NameList names) {
        this.names = names;
    }

    /** The list that ships with this jar. */
    public static PciNames shipped() {
        return Shipped.LIST;
    }

    /** Another list, in the form of the shipped one. */
    public static PciNames read(InputStream list) throws IOException {
        return new PciNames(NameList.read(list));
    }

    /**
     * A model's name as people say it, {@code Intel 82540EM}: the maker without the form of its company, the card
     * without what all cards are called.
     *
     * @param id vendor and device, {@code 8086:100e}
     */
    public Optional<String> model(String id) {
        return card(id).map(card -> {
            String maker = maker(id).orElse("");
            String device =
                    LEADING.matcher(ANY_CARD.matcher(card).replaceFirst("")).replaceFirst("");
            return device.toLowerCase(Locale.ROOT).startsWith(maker.toLowerCase(Locale.ROOT))
                    ? device
                    : maker + " " + device;
        });
    }

    /** The model's name, or {@code PCI 8086:ffff} for a card that the list does not have. */
    public String modelOrId(String id) {
        return model(id).orElse("PCI " + id);
    }

    /** A card's name as the list has it, {@code 82540EM Gigabit Ethernet Controller}. */
    public Optional<String> card(String id) {
        return ID.matcher(id).matches() ? names.get(id) : Optional.empty();
    }

    private Optional<String> maker(String id) {
        return names.get(id.substring(0, 4)).map(name -> {
            Matcher brackets = SHORT.matcher(name);
            if (brackets.find()) {
                return brackets.group(1);
            }
            String first = name.split("[,(/]", 2)[0].strip();
            return FORM_OF_COMPANY.matcher(first).replaceFirst("");
        });
    }

    private static final class Shipped {
        static final PciNames LIST = new PciNames(NameList.shipped("pci.txt"));
    }
}
