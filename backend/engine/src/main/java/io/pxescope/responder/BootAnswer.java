package io.pxescope.responder;

import io.pxescope.net.Ipv4Address;

/**
 * What the boot of a machine is told in DHCP.
 *
 * @param file the boot file's path with the boot's prefix, for the {@code file} field and option 67
 * @param prefix the path prefix, with a trailing slash, for option 210
 * @param configFile relative to the prefix, for option 209
 * @param nextServer for siaddr and options 66 and 150
 * @param because the desk's reason
 */
public record BootAnswer(String file, String prefix, String configFile, Ipv4Address nextServer, String because) {}
