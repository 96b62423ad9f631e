/**
 * Why a boot ended as it did: rules from a trace to one verdict.
 *
 * <p>Entry: {@link io.pxescope.diagnosis.Diagnosis#of}. May import {@code trace}.
 */
@NullMarked
package io.pxescope.diagnosis;

import org.jspecify.annotations.NullMarked;
