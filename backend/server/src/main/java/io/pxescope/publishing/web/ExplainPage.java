package io.pxescope.publishing.web;

import io.pxescope.net.HexText;
import io.pxescope.publishing.Explanations;
import io.pxescope.publishing.Explanations.Where;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What would this packet get? */
@PanelPage
class ExplainPage {
    private static final Form EMPTY = new Form("", "", "");

    private final Explanations explanations;

    ExplainPage(Explanations explanations) {
        this.explanations = explanations;
    }

    /** As it was filled in. */
    record Form(String discover, String network, String giaddr) {}

    @GetMapping("/explain")
    String empty(Model model) {
        return page(EMPTY, model);
    }

    @PostMapping("/explain")
    String explain(
            @RequestParam(defaultValue = "") String discover,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "") String giaddr,
            Model model)
            throws IOException {
        Form form = new Form(discover, network, giaddr);
        try {
            byte[] octets = file == null || file.isEmpty() ? ExplanationsApi.octets(discover) : uploaded(file);
            form = file == null || file.isEmpty() ? form : new Form(shown(octets), network, giaddr);
            Where where = new Where(ExplanationsApi.given(network), null, ExplanationsApi.given(giaddr));
            model.addAttribute("why", WhyViews.of(explanations.ofPacket(octets, where), null));
        } catch (Refusal refusal) {
            model.addAttribute("problem", refusal.getMessage());
        }
        return page(form, model);
    }

    /** A file holds the octets themselves, or a dump of them in hex. */
    private static byte[] uploaded(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            byte[] content = in.readNBytes(ExplanationsApi.LONGEST_TEXT);
            boolean text = content.length > 0;
            for (byte octet : content) {
                text &= octet >= ' ' && octet < 0x7f || octet == '\n' || octet == '\r' || octet == '\t';
            }
            return text
                    ? ExplanationsApi.octets(new String(content, StandardCharsets.US_ASCII))
                    : ExplanationsApi.bounded(content);
        }
    }

    private static String shown(byte[] octets) {
        return octets.length > HexText.MAX_OCTETS ? "" : HexFormat.of().formatHex(octets);
    }

    private String page(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("networks", explanations.networks());
        return "publishing/explain";
    }
}
