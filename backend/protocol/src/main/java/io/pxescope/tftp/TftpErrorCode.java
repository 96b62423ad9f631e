package io.pxescope.tftp;

/** Error codes of RFC 1350 section 5 and RFC 2347. The wire may carry others; a packet keeps the number. */
public enum TftpErrorCode {
    /** 0: see the message. PXELINUX closes a file it did not finish with it, so does GRUB. */
    NOT_DEFINED(0, "not defined"),
    FILE_NOT_FOUND(1, "file not found"),
    ACCESS_VIOLATION(2, "access violation"),
    DISK_FULL(3, "disk full or allocation exceeded"),
    ILLEGAL_OPERATION(4, "illegal TFTP operation"),
    UNKNOWN_TRANSFER_ID(5, "unknown transfer ID"),
    FILE_ALREADY_EXISTS(6, "file already exists"),
    NO_SUCH_USER(7, "no such user"),
    /** 8: the OACK was not to the client's liking. EDK2 also ends its size probes with it. */
    OPTION_NEGOTIATION(8, "option negotiation failed");

    private final int code;
    private final String meaning;

    TftpErrorCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** The RFC's words for it, in lower case. */
    public String meaning() {
        return meaning;
    }

    /** The RFC's words for a number from the wire, or {@code error 42} for one the RFCs do not name. */
    public static String meaningOf(int code) {
        return code >= 0 && code < values().length ? values()[code].meaning : "error " + code;
    }
}
