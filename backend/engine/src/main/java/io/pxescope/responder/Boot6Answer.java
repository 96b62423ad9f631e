package io.pxescope.responder;

/**
 * What the boot of a machine is told in DHCPv6.
 *
 * @param url of the boot file, for option 59
 * @param http whether it answers UEFI HTTP boot, which wants to see that in the vendor class
 * @param because the desk's reason
 */
public record Boot6Answer(String url, boolean http, String because) {}
