/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses, resolved as a browser does, and compared. */
#include "publish/address.h"

#include "tap.h"

static struct arena *arena;

static const char *resolve(const char *base, const char *reference)
{
    struct str address = address_resolve(arena, str_of(base),
                                         str_of(reference));
    return str_copy(arena, address).at;
}

static void is(const char *base, const char *reference, const char *expected)
{
    const char *got = resolve(base, reference);
    if (!ok(!strcmp(got, expected), "'%s' on %s",
            text_one_line(arena, str_of(reference)).at, base))
        note("expected %s, got %s", expected, got);
}

/* RFC 3986, section 5.4, but for what browsers do otherwise. */
static void test_resolve(void)
{
    const char *base = "http://a/b/c/d;p?q";
    static const struct {
        const char *reference, *expected;
    } cases[] = {
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g/"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/../h", "http://a/b/c/h"},
        {"%2e%2E/g", "http://a/b/g"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"  g\n", "http://a/b/c/g"},
        {"g\n/h", "http://a/b/c/g/h"},
        {"\\g\\h?\\", "http://a/g/h?%5C"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is(base, cases[i].reference, cases[i].expected);
    is("https://example.org", "a", "https://example.org/a");
    is("https://example.org/x?q#f", "#g", "https://example.org/x?q#g");
    is("", "/a", "");
    is("", "a", "");
    is("", "https://example.org", "https://example.org/");
    is(base, "HTTPS://EXAMPLE.org:443/%7ea/%c3%A9?%41=\xc3\xa9",
       "https://example.org/~a/%C3%A9?A=%C3%A9");
    is(base, "http://example.org:80", "http://example.org/");
    is(base, "http://example.org:8080/", "http://example.org:8080/");
    is(base, "https://[::1]:443/", "https://[::1]/");
    is(base, "MAILTO:a%40b@example.org", "mailto:a%40b@example.org");
    is(base, "javascript:x", "javascript:x");
    is(base, "https:g", "");
    is(base, "http:///g", "");
    is(base, "//", "");
    is(base, "/\\?y", "");
    is(base, "http://:80/g", "");
    is(base, "a b%", "http://a/b/c/a%20b%25");
    is(base, "%%34%31", "http://a/b/c/%2541");
    char *longest = arena_alloc(arena, ADDRESS_MAX + 2);
    memset(longest, 'a', ADDRESS_MAX + 1);
    ok(!*resolve(base, longest), "one that is too long is none");
}

static void leads(const char *a, const char *b, bool expected)
{
    ok(address_leads_to(str_of(resolve("", a)), str_of(resolve("", b))) ==
           expected,
       "%s %s to %s", a, expected ? "leads" : "does not lead", b);
}

static void equal(const char *a, const char *b, bool expected)
{
    ok(address_equal(str_of(resolve("", a)), str_of(resolve("", b))) ==
           expected,
       "%s is %sthe same as %s", a, expected ? "" : "not ", b);
}

int main(void)
{
    arena = arena_new();
    test_resolve();
    leads("https://a.example/b/", "https://a.example/b", true);
    leads("http://a.example/b", "https://a.example/b/#c", true);
    leads("https://a.example/b/index.html", "https://A.EXAMPLE:443/b/", true);
    leads("https://a.example/%62", "https://a.example/b", true);
    leads("https://a.example", "https://a.example/index.html", true);
    leads("https://a.example/B", "https://a.example/b", false);
    leads("https://a.example/b?c", "https://a.example/b", false);
    leads("https://a.example/b?", "https://a.example/b", false);
    leads("https://b.example/b", "https://a.example/b", false);
    leads("https://a.example:8443/b", "https://a.example/b", false);
    leads("https://a.example/b/c", "https://a.example/b", false);
    leads("mailto:a@example.org", "mailto:a@example.org", false);
    equal("https://a.example/b/", "https://a.example/b", true);
    equal("http://a.example/b", "https://a.example/b", false);
    equal("https://a.example/b#c", "https://a.example/b", false);
    equal("mailto:a@example.org", "MAILTO:a@example.org", true);
    equal("mailto:a@example.org", "mailto:b@example.org", false);
    ok(str_is(address_host(str_of("https://a.example:8443/b")),
              "a.example:8443"),
       "a host has its port");
    ok(str_is(address_page(str_of("https://a/b#c")), "https://a/b") &&
           str_is(address_fragment(str_of("https://a/b#c")), "#c") &&
           str_is(address_fragment(str_of("https://a/b")), ""),
       "a fragment is taken off");
    arena_free(arena);
    return done();
}
