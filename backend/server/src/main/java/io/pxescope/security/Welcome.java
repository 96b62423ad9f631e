package io.pxescope.security;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in the log, when the panel is ready, which address to open and (once) how to sign in. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);
    private static final String LINE = "=".repeat(72);

    private final FirstAdministrator first;
    private final Environment environment;

    Welcome(FirstAdministrator first, Environment environment) {
        this.first = first;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add("PXEscope is ready: " + address(event));
        String password = first.create();
        if (password != null) {
            lines.add("");
            lines.add("Sign in as    " + FirstAdministrator.NAME);
            lines.add("with password " + password);
            lines.add("(generated at this first start, and not shown again)");
        }
        log.info("\n\n{}\n  {}\n{}\n", LINE, String.join("\n  ", lines), LINE);
    }

    private String address(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return "no web server in this context";
        }
        String host = environment.getProperty("server.address", "127.0.0.1");
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String scheme = environment.getProperty("server.ssl.bundle", "").isEmpty() ? "http" : "https";
        return scheme + "://" + (everywhere ? "127.0.0.1" : host) + ":"
                + web.getWebServer().getPort() + environment.getProperty("server.servlet.context-path", "/");
    }
}
