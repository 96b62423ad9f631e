package io.pxescope.webkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Changes changes = new Changes();

    @Test
    void tellsEverythingOfAFirstFrame() {
        Changes.Delta delta = changes.next(frame("a", part("s1", "one"), part("s2", "two")));
        assertThat(delta.parts()).hasSize(2);
        assertThat(delta.lists()).containsEntry("rows", List.of("s1", "s2"));
        assertThat(delta.axis()).containsEntry("span", "a");
        assertThat(delta.say()).isEmpty();
    }

    @Test
    void tellsNothingOfAFrameThatIsTheSame() {
        changes.assume(frame("a", part("s1", "one")));
        assertThat(changes.next(frame("a", part("s1", "one"))).nothing()).isTrue();
    }

    @Test
    void tellsOnlyWhatChangedAndTheListThatGrew() {
        changes.assume(frame("a", part("s1", "one"), part("s2", "two")));
        Changes.Delta delta = changes.next(frame("a", part("s1", "one"), part("s2", "2"), part("s3", "three")));
        assertThat(delta.parts()).extracting(Part::id).containsExactly("s2", "s3");
        assertThat(delta.lists()).containsEntry("rows", List.of("s1", "s2", "s3"));
        assertThat(delta.axis()).isEmpty();
    }

    @Test
    void emptiesAListThatLostItsLastMember() {
        changes.assume(frame("a", part("s1", "one")));
        assertThat(changes.next(frame("a")).lists()).containsEntry("rows", List.of());
    }

    private static Part part(String id, String model) {
        return new Part(id, "rows", "t", "row", model);
    }

    private static Frame frame(String span, Part... parts) {
        return new Frame(1, List.of(parts), Map.of("span", span), "said", false);
    }
}
