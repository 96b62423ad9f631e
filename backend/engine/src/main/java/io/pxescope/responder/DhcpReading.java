package io.pxescope.responder;

/** What came of reading a message: a question to be answered with the boot and the lease, or the outcome at once. */
public sealed interface DhcpReading permits DhcpQuestion, DhcpOutcome {}
