package io.pxescope.traces.web;

import io.pxescope.webkit.Status;

/**
 * One of the six stages.
 *
 * @param css of its card: {@code on}, {@code bad} or empty
 * @param sentence what happened in it, in a few words
 * @param segment of the strip: {@code d} done, {@code r} running, {@code x} failed, {@code s} silent, or empty
 * @param percent of a running segment, as CSS
 */
public record StageView(String key, String css, Status status, String sentence, String segment, String percent) {}
