package io.pxescope.responder;

/** What came of reading a message: a question to be answered with the boot and the leases, or the outcome at once. */
public sealed interface Dhcp6Reading permits Dhcp6Question, Dhcp6Outcome {}
