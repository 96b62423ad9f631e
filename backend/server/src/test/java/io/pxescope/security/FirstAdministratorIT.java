package io.pxescope.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.testing.PxescopeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@PxescopeTest
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorIT {

    @Autowired
    Users users;

    @Autowired
    JdbcTemplate database;

    @Test
    void generatesAPasswordOnADatabaseWithoutUsersAndOnlyThere() {
        FirstAdministrator first = new FirstAdministrator(users, new AdminProperties(null, null));
        database.update("delete from app_user");

        String password = first.create();

        assertThat(password).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(users.withPassword("admin", String.valueOf(password)))
                .map(User::role)
                .contains(Role.ADMIN);
        assertThat(first.create()).isNull();
        database.update("delete from app_user");
        new FirstAdministrator(users, new AdminProperties("correct-horse", null)).create();
    }

    @Test
    void takesTheConfiguredPasswordAndNeverSaysIt(CapturedOutput output) {
        FirstAdministrator first = new FirstAdministrator(users, new AdminProperties("correct-horse", "secret-token"));

        assertThat(first.create()).isNull();
        assertThat(users.withPassword("admin", "correct-horse")).isPresent();
        assertThat(new AdminProperties("correct-horse", "secret-token").toString())
                .isEqualTo("AdminProperties[password set, token set]");
        assertThat(output.getAll()).doesNotContain("correct-horse");
    }
}
