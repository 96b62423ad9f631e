package io.pxescope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RackTest {

    @Test
    void sameSeedGivesTheSameMachines() {
        assertThat(Rack.filled(14, 7)).isEqualTo(Rack.filled(14, 7)).isNotEqualTo(Rack.filled(14, 8));
    }

    @Test
    void namesAndAddressesAreUniqueInTheLargestRoom() {
        List<Machine> machines = Rack.filled(Rack.MOST, 1);

        assertThat(machines).extracting(Machine::name).doesNotHaveDuplicates();
        assertThat(machines).extracting(Machine::mac).doesNotHaveDuplicates();
        assertThat(machines).extracting(Machine::circuit).doesNotHaveDuplicates();
        assertThat(machines).noneMatch(machine -> machine.mac().isMulticast());
    }

    @Test
    void smallRoomHoldsEveryMakeOfCard() {
        assertThat(Rack.filled(14, 7).stream().map(Machine::nic).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(NicModel.ALL);
    }

    @Test
    void refusesARoomWithoutMachinesAndOneTooLarge() {
        assertThatThrownBy(() -> Rack.filled(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rack.filled(Rack.MOST + 1, 1)).hasMessageContaining("1 to 400 machines");
    }
}
