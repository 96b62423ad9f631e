package io.pxescope.listeners.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.pxescope.listeners.HttpFileRequest;
import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.net.WireText;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers the requests of one connection, one after the other. */
final class Answers {
    private static final String READ_ONLY = "this server only gives files out; ask with GET or HEAD";

    private final Surroundings around;
    private final Channel channel;
    private final Outgoing outgoing;
    private final Done done;
    private final FileAnswers files;

    /** Told when an answer was handed to the system, or could not be. */
    @FunctionalInterface
    interface Done {
        /** @param keep whether the connection is kept */
        void answered(ChannelFuture sent, boolean keep);
    }

    Answers(Surroundings around, Channel channel, Outgoing outgoing, Done done) {
        this.around = around;
        this.channel = channel;
        this.outgoing = outgoing;
        this.done = done;
        this.files = new FileAnswers(around, channel, outgoing, this);
    }

    /** The answers that wait for files. */
    FileAnswers files() {
        return files;
    }

    void answer(HeardRequest heard) {
        HttpRequest head = heard.head();
        boolean keep = heard.fault() == null && HttpUtil.isKeepAlive(head);
        if (heard.fault() != null) {
            say(head, heard.fault().status(), heard.fault().reason(), false);
            return;
        }
        String authority = endpoint(channel.localAddress()).toString();
        RequestTarget target = RequestTarget.of(head.uri(), authority);
        if (target instanceof RequestTarget.Wrong wrong) {
            say(head, wrong.status(), wrong.reason(), keep);
        } else if (target instanceof RequestTarget.Named named) {
            answer(head, named, keep);
        }
    }

    private void answer(HttpRequest head, RequestTarget.Named named, boolean keep) {
        boolean get = head.method().equals(HttpMethod.GET);
        if ((get || head.method().equals(HttpMethod.POST)) && callsHome(named)) {
            say(head, HttpResponseStatus.OK, "welcome", keep);
        } else if (get || head.method().equals(HttpMethod.HEAD)) {
            files.open(request(head, named), head, keep);
        } else {
            say(head, HttpResponseStatus.METHOD_NOT_ALLOWED, READ_ONLY, keep);
        }
    }

    private boolean callsHome(RequestTarget.Named named) {
        IpAddress from = endpoint(channel.remoteAddress()).address();
        return around.phoneHomes().called(named.path(), from.toString());
    }

    private HttpFileRequest request(HttpRequest head, RequestTarget.Named named) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("method", head.method().name());
        add(asked, head, "range", HttpHeaderNames.RANGE);
        add(asked, head, "user-agent", HttpHeaderNames.USER_AGENT);
        return new HttpFileRequest(
                around.ids().incrementAndGet(),
                endpoint(channel.remoteAddress()),
                endpoint(channel.localAddress()).address(),
                named.raw(),
                named.path(),
                asked,
                around.clock().instant());
    }

    private static void add(Map<String, String> asked, HttpRequest head, String name, CharSequence header) {
        String value = head.headers().get(header);
        if (value != null) {
            asked.put(name, WireText.of(value));
        }
    }

    /** Answers with a sentence. */
    void say(HttpRequest head, HttpResponseStatus status, String sentence, boolean keep) {
        Reply reply = new Reply(status, around.clock().instant(), keep);
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            reply.with("Allow", "GET, HEAD");
        }
        finish(outgoing.send(reply.withText(sentence, head.method().equals(HttpMethod.HEAD))), keep);
    }

    /** Lets the connection go on when this is handed to the system. */
    void finish(ChannelFuture sent, boolean keep) {
        sent.addListener(over -> done.answered(sent, keep));
    }

    private static UdpEndpoint endpoint(SocketAddress address) {
        InetSocketAddress inet = (InetSocketAddress) address;
        return new UdpEndpoint(IpAddress.ofBytes(inet.getAddress().getAddress()), inet.getPort());
    }
}
