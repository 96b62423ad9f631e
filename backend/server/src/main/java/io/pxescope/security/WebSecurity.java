package io.pxescope.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;

/** Which doors there are and what each asks for. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "script-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String[] OPEN_FILES = {
        "/css/**", "/js/**", "/img/**", "/icons/**", "/vendor/**", "/favicon.ico", "/favicon*.svg", "/robots.txt"
    };

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Files that everybody may have, without a look at the session. */
    @Bean
    @Order(1)
    SecurityFilterChain files(HttpSecurity http) throws Exception {
        return http.securityMatcher(OPEN_FILES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(WebSecurity::headers)
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(sessions -> sessions.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    /** The API and the operational endpoints: a token, or the session of a signed-in user. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiTokens tokens, Users users, ProblemAnswers problems)
            throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/api/v1/users/**", "/api/v1/tokens/**")
                                .hasRole("ADMIN")
                                .requestMatchers(HttpMethod.GET)
                                .hasRole("VIEWER")
                                .requestMatchers(HttpMethod.HEAD)
                                .hasRole("VIEWER")
                                .anyRequest()
                                .hasRole("OPERATOR"))
                .headers(WebSecurity::headers)
                .csrf(csrf -> csrf.ignoringRequestMatchers(BearerTokenFilter::carriesToken))
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .logout(logout -> logout.disable())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new PresentRoleFilter(users), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new BearerTokenFilter(tokens, problems), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Everything else is a page and asks for the sign-in; what reads no HTML (an event stream) is told 401. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, Users users, PasswordSignIn signIn, ProblemAnswers problems)
            throws Exception {
        RequestMatcher readsHtml =
                new MediaTypeRequestMatcher(new HeaderContentNegotiationStrategy(), MediaType.TEXT_HTML);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/sign-in")
                        .permitAll()
                        .requestMatchers("/settings/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.HEAD)
                        .hasRole("VIEWER")
                        .requestMatchers("/account/**")
                        .hasRole("VIEWER")
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .authenticationProvider(signIn)
                .headers(WebSecurity::headers)
                .formLogin(form -> form.loginPage("/sign-in").failureUrl("/sign-in?refused"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .requestCache(cache -> cache.requestCache(openedLinks(readsHtml)))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                problems, new NegatedRequestMatcher(readsHtml))
                        .accessDeniedHandler((request, response, cause) -> response.sendError(
                                HttpServletResponse.SC_FORBIDDEN, ProblemAnswers.reason(cause, request))))
                .addFilterBefore(new PresentRoleFilter(users), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** Remembers the page that was asked for, to return to it after the sign-in, under its own address (hence the null). */
    @SuppressWarnings("NullAway")
    private static RequestCache openedLinks(RequestMatcher readsHtml) {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                new AndRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod()), readsHtml));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.deny());
    }
}
