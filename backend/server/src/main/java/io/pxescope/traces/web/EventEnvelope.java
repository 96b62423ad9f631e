package io.pxescope.traces.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.pxescope.traces.EventJson;
import io.pxescope.traces.StoredEvent;

/**
 * An event with its number and kind.
 *
 * @param event as stored
 */
record EventEnvelope(long seq, String kind, @JsonRawValue String event) {
    static EventEnvelope of(StoredEvent stored, EventJson json) {
        return new EventEnvelope(stored.seq(), json.kind(stored.event()), json.write(stored.event()));
    }
}
