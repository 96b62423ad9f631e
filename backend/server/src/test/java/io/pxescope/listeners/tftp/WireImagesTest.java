package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.pxescope.listeners.ByteSource;
import io.pxescope.listeners.tftp.WireImages.BlockSource;
import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireImagesTest {

    @Test
    void interleavesHeadersAndDataUpToTheShortBlock() throws IOException {
        WireImages images = new WireImages(1 << 20);
        BlockSource file = file("a", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 8);

        ByteBuf chunk = images.chunk(file, 0);

        byte[] octets = new byte[chunk.readableBytes()];
        chunk.readBytes(octets);
        assertThat(octets).isEqualTo(new byte[] {0, 3, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0, 3, 0, 2, 9});
        chunk.release();
        images.clear();
        assertThat(chunk.refCnt()).isZero();
    }

    @Test
    void chunksOfAFileJoinWithoutGapAndRollOver() throws IOException {
        byte[] content = new byte[8 * 70_000 + 5];
        new Random(3).nextBytes(content);
        WireImages images = new WireImages(10 << 20);
        BlockSource file = file("a", content, 8);
        int perChunk = WireImages.blocksPerChunk(8);
        int at = 0;
        for (long chunk = 0; at < content.length; chunk++) {
            ByteBuf octets = images.chunk(file, chunk);
            for (int i = 0; octets.isReadable(); i++) {
                assertThat(octets.readUnsignedShort()).isEqualTo(3);
                int expected = (int) ((chunk * perChunk + i + 1) & 0xffff);
                if (octets.readUnsignedShort() != expected) {
                    throw new AssertionError("block " + expected + " expected");
                }
                for (int k = Math.min(8, octets.readableBytes()); k > 0; k--) {
                    if (octets.readByte() != content[at++]) {
                        throw new AssertionError("octet " + at + " differs");
                    }
                }
            }
            octets.release();
        }
        assertThat(at).isEqualTo(content.length);
        images.clear();
    }

    @Test
    void keepsWithinItsBudgetAndLeavesWhatIsInUseAlone() throws IOException {
        WireImages images = new WireImages(600_000);
        BlockSource file = file("a", new byte[2_000_000], 1024);
        ByteBuf inUse = images.chunk(file, 0);
        for (int chunk = 1; chunk < 7; chunk++) {
            images.chunk(file, chunk).release();
        }

        assertThat(images.held()).isLessThanOrEqualTo(600_000);
        assertThat(inUse.refCnt()).as("driven out, still ours").isEqualTo(1);
        assertThat(images.keeps(2_000_000)).isFalse();
        inUse.release();
        images.clear();
    }

    @Test
    void sharesOneImageAmongFilesOfOneDigest() throws IOException {
        WireImages images = new WireImages(1 << 20);
        ByteBuf first = images.chunk(file("a", new byte[10], 512), 0);

        assertThat(images.chunk(file("a", new byte[10], 512), 0)).isSameAs(first);
        assertThat(images.chunk(file("a", new byte[10], 1024), 0)).isNotSameAs(first);
        assertThat(images.chunk(file("b", new byte[10], 512), 0)).isNotSameAs(first);
    }

    @Test
    void fileShorterThanItSaidIsAFailureNotGarbage() {
        WireImages images = new WireImages(1 << 20);
        BlockSource lying = new BlockSource("a", 100, 512, ByteSource.of(new byte[10]));

        assertThatThrownBy(() -> images.chunk(lying, 0)).isInstanceOf(EOFException.class);
        assertThat(images.held()).isZero();
    }

    private static BlockSource file(String digest, byte[] content, int blksize) {
        return new BlockSource(digest, content.length, blksize, ByteSource.of(content));
    }
}
