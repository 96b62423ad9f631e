package io.pxescope.coexistence.web;

import io.pxescope.coexistence.Tickets;
import io.pxescope.ticket.Instruction;
import io.pxescope.ticket.Ticket;
import io.pxescope.webkit.PanelPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The ticket of a host: what the network team pastes, as a page, as text and as JSON. */
@PanelPage
class TicketPages {
    private final Tickets tickets;
    private final KeaCards kea;

    TicketPages(Tickets tickets, KeaCards kea) {
        this.tickets = tickets;
        this.kea = kea;
    }

    /** The ticket over the API. */
    record TicketJson(
            String host, List<String> macs, List<Instruction> servers, List<Instruction> relays, String text) {}

    @GetMapping("/hosts/{host}/ticket")
    String show(@PathVariable String host, @RequestParam(required = false) @Nullable String address, Model model) {
        Ticket ticket = tickets.of(host, address);
        model.addAttribute("host", ticket.host());
        model.addAttribute("macs", ticket.macs().stream().map(Object::toString).toList());
        model.addAttribute("servers", ticket.servers());
        model.addAttribute("relays", ticket.relays());
        model.addAttribute("text", ticket.text());
        model.addAttribute("kea", kea.all());
        return "coexistence/ticket";
    }

    @GetMapping(value = "/hosts/{host}/ticket.txt", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8")
    @ResponseBody
    String text(@PathVariable String host, @RequestParam(required = false) @Nullable String address) {
        return tickets.of(host, address).text();
    }

    @GetMapping("/api/v1/hosts/{host}/ticket")
    @ResponseBody
    TicketJson json(@PathVariable String host, @RequestParam(required = false) @Nullable String address) {
        Ticket ticket = tickets.of(host, address);
        return new TicketJson(
                ticket.host(),
                ticket.macs().stream().map(Object::toString).toList(),
                ticket.servers(),
                ticket.relays(),
                ticket.text());
    }
}
