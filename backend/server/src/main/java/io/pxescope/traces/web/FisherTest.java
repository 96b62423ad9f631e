package io.pxescope.traces.web;

/** Fisher's exact test, one-sided: how probable so many failures would be if builds did not differ. */
final class FisherTest {
    private FisherTest() {}

    /**
     * The chance of {@code failed} or more among {@code booted}, when of all boots together so many fail as did.
     *
     * @param otherFailed of the {@code others} to compare with
     */
    static double atLeast(long failed, long booted, long otherFailed, long others) {
        long allFailed = failed + otherFailed;
        long all = booted + others;
        double sum = 0;
        for (long k = failed; k <= Math.min(booted, allFailed); k++) {
            if (allFailed - k <= others) {
                sum += Math.exp(logChoose(booted, k) + logChoose(others, allFailed - k) - logChoose(all, allFailed));
            }
        }
        return Math.min(1, sum);
    }

    private static double logChoose(long n, long k) {
        double sum = 0;
        long smaller = Math.min(k, n - k);
        for (long i = 1; i <= smaller; i++) {
            sum += Math.log((double) (n - smaller + i) / i);
        }
        return sum;
    }
}
