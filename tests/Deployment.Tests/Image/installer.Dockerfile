# A stand-in of AWS's installer: a package laid out as AWS's, signed by a key that is thrown away.
FROM localhost/tools
COPY payload/ /payload/
WORKDIR /installer
# gpg-agent ends with the build, not with the machine.
RUN set -eu; \
    chmod 755 /payload/DEBIAN; \
    dpkg-deb --root-owner-group -Zgzip -z1 --build /payload installer.deb; \
    make_key() { gpg --batch --quiet --passphrase '' --quick-generate-key "$1" rsa2048 sign never; }; \
    make_key aws@example.com; \
    make_key stranger@example.com; \
    make_key revoked@example.com; \
    gpg --batch --with-colons --fingerprint aws@example.com | sed -n 's/^fpr:*\([0-9A-F]*\):$/\1/p' > fingerprint; \
    gpg --batch --local-user aws@example.com --output installer.deb.sig --detach-sign installer.deb; \
    gpg --batch --local-user stranger@example.com --output stranger.sig --detach-sign installer.deb; \
    gpg --batch --with-colons --fingerprint revoked@example.com | sed -n 's/^fpr:*\([0-9A-F]*\):$/\1/p' > revoked-fingerprint; \
    gpg --batch --local-user revoked@example.com --output revoked.sig --detach-sign installer.deb; \
    sed 's/^:-----BEGIN/-----BEGIN/' "$HOME/.gnupg/openpgp-revocs.d/$(cat revoked-fingerprint).rev" | gpg --batch --import; \
    gpg --batch --export --armor > public.key; \
    gpgconf --kill gpg-agent
