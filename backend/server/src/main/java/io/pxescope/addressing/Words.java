package io.pxescope.addressing;

import io.pxescope.policy.Network;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Modes and answers as operators write them. */
public final class Words {

    private Words() {}

    public static String of(Network.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    public static String of(Network.Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Network.Mode> mode(String word) {
        return Arrays.stream(Network.Mode.values())
                .filter(mode -> of(mode).equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    static Optional<Network.Answer> answer(String word) {
        return Arrays.stream(Network.Answer.values())
                .filter(answer -> of(answer).equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
