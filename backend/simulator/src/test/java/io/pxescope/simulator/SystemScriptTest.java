package io.pxescope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemScriptTest {

    @Test
    void findsThePhoneHomeUrlAmongTheWordsOfTheCommandLine() {
        assertThat(SystemScript.phoneHome("quiet url=http://10.0.0.1/preseed.cfg up=http://10.0.0.1:8080/b/t/up ro"))
                .hasToString("http://10.0.0.1:8080/b/t/up");
        assertThat(SystemScript.phoneHome("http://10.0.0.1:8080/b/t/up")).hasToString("http://10.0.0.1:8080/b/t/up");
    }

    @Test
    void callsNobodyWhereTheCommandLineNamesNoSuchUrl() {
        assertThat(SystemScript.phoneHome("quiet url=http://10.0.0.1/b/t/upper"))
                .isNull();
        assertThat(SystemScript.phoneHome("")).isNull();
    }
}
