package io.pxescope.listeners.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.listeners.Doors.DoorReport;
import io.pxescope.webkit.Gallery;
import io.pxescope.webkit.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorsOnDashboardTest {

    @Test
    void tellsADoorThatIsDownWithItsReason() {
        String html = new Gallery()
                .part(Part.fixed(
                        "doors",
                        "listeners/parts",
                        "doors",
                        DoorsOnDashboard.card(List.of(
                                new DoorReport("DHCP", "127.0.0.1:6767", true, ""),
                                new DoorReport(
                                        "TFTP", "127.0.0.1:69", false, "Port 69 is taken. Stop the other server.")))));
        assertThat(html).contains(">up<").contains(">down<").contains("Stop the other server.");
    }
}
