#!/usr/bin/env python3
"""Makes the keys, certificates and tokens of the tests, with implementations other than the gateway's.

Needs PyJWT, jwcrypto and cryptography (`pip install pyjwt jwcrypto cryptography`). Everything is made anew,
so all files change together. Run it in this folder; the certificates are valid from 2020 to 2100.
"""

import base64
import datetime
import hashlib
import hmac
import json

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from jwcrypto import jwe, jwk

START = datetime.datetime(2020, 1, 1)
END = datetime.datetime(2100, 1, 1)
# The tests' clock stands at this time.
NOW = int(datetime.datetime(2026, 3, 4, tzinfo=datetime.timezone.utc).timestamp())


def pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def write(name, content):
    with open(name, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def name(*attributes):
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])


def certificate(subject, key, issuer, issuer_key, serial, start=START, end=END, authority=False, names=()):
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(issuer).public_key(key.public_key()).serial_number(serial)
        .not_valid_before(start).not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True))
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(list(names)), critical=False)
    if not authority:
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH]), False)
    return builder.sign(issuer_key, hashes.SHA256())


def certificates():
    root_key = ec.generate_private_key(ec.SECP256R1())
    middle_key = ec.generate_private_key(ec.SECP384R1())
    client_key = rsa.generate_private_key(65537, 2048)
    root_name = name((NameOID.COUNTRY_NAME, "DE"), (NameOID.ORGANIZATION_NAME, "Example Trust"),
                     (NameOID.COMMON_NAME, "Example Root"))
    middle_name = name((NameOID.COMMON_NAME, "Example Issuing"))
    client_name = name(
        (NameOID.COUNTRY_NAME, "US"), (NameOID.STATE_OR_PROVINCE_NAME, "Illinois"),
        (NameOID.LOCALITY_NAME, "Chicago"), (NameOID.ORGANIZATION_NAME, "Contoso, Inc."),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, "R&D"), (NameOID.EMAIL_ADDRESS, "ops@contoso.example"),
        (NameOID.COMMON_NAME, "client.contoso.example"))
    root = certificate(root_name, root_key, root_name, root_key, 1, authority=True)
    middle = certificate(middle_name, middle_key, root_name, root_key, 0x8000, authority=True)
    client = certificate(
        client_name, client_key, middle_name, middle_key, 0xC0FFEE,
        names=[x509.DNSName("client.contoso.example"), x509.DNSName("alias.contoso.example"),
               x509.RFC822Name("ops@contoso.example")])
    expired = certificate(
        name((NameOID.COMMON_NAME, "expired")), client_key, middle_name, middle_key, 3,
        end=datetime.datetime(2021, 1, 1))
    future = certificate(
        name((NameOID.COMMON_NAME, "future")), client_key, middle_name, middle_key, 4,
        start=datetime.datetime(2090, 1, 1))
    # Signed by the client's key, though the client is no authority.
    forged = certificate(name((NameOID.COMMON_NAME, "forged")), client_key, client_name, client_key, 5)
    local_key = ec.generate_private_key(ec.SECP256R1())
    local_name = name((NameOID.COMMON_NAME, "localhost"))
    local = certificate(
        local_name, local_key, local_name, local_key, 6, names=[x509.DNSName("localhost")])

    def text(one):
        return one.public_bytes(serialization.Encoding.PEM)

    write("root.pem", text(root))
    write("client.pem", text(client) + text(middle) + pem(client_key))
    write("client.cer.pem", text(client))
    write("middle.pem", text(middle))
    write("expired.pem", text(expired) + text(middle))
    write("future.pem", text(future) + text(middle))
    write("forged.pem", text(forged) + text(client) + text(middle))
    write("localhost.pem", text(local) + pem(local_key))
    modern = serialization.BestAvailableEncryption(b"secret")
    legacy = (
        serialization.PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2000)
        .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC).hmac_hash(hashes.SHA1())
        .build(b"secret"))
    write("client.pfx", pkcs12.serialize_key_and_certificates(b"client", client_key, client, [middle], modern))
    write("client-3des.pfx",
          pkcs12.serialize_key_and_certificates(b"client", client_key, client, [middle], legacy))
    signature = client_key.sign(b"signed", padding.PKCS1v15(), hashes.SHA256())
    write("signature.txt", base64.b64encode(signature) + b"\n")
    return client_key


def tokens(client_key):
    keys = {
        "rsa1": rsa.generate_private_key(65537, 2048), "rsa2": rsa.generate_private_key(65537, 2048),
        "p256": ec.generate_private_key(ec.SECP256R1()), "p384": ec.generate_private_key(ec.SECP384R1()),
        "p521": ec.generate_private_key(ec.SECP521R1())}
    public = []
    for kid, key in keys.items():
        entry = json.loads(jwk.JWK.from_pyca(key.public_key()).export())
        entry.update({"kid": kid, "use": "sig"})
        public.append(entry)
    write("jwks.json", json.dumps({"keys": public}, indent=1))
    secret = bytes(range(64))
    claims = {
        "iss": "https://issuer.example", "aud": "api://one", "sub": "someone", "jti": "id-1",
        "iat": NOW - 60, "nbf": NOW - 60, "exp": NOW + 3600, "roles": ["reader", "writer"],
        "scp": "files.read files.write", "level": 7, "admin": True, "address": {"city": "Ulm"}}

    def signed(key, algorithm, kid=None, **changes):
        changed = {k: v for k, v in {**claims, **changes}.items() if v is not None}
        return jwt.encode(changed, key, algorithm=algorithm, headers={"kid": kid} if kid else None)

    made = {}
    for algorithm in ["HS256", "HS384", "HS512"]:
        made[algorithm] = signed(secret, algorithm)
    for algorithm in ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]:
        made[algorithm] = signed(keys["rsa1"], algorithm, "rsa1")
    for algorithm, kid in [("ES256", "p256"), ("ES384", "p384"), ("ES512", "p521")]:
        made[algorithm] = signed(keys[kid], algorithm, kid)
    made["no-kid"] = signed(keys["rsa2"], "RS256")
    made["unknown-kid"] = signed(keys["rsa2"], "RS256", "rsa9")
    made["wrong-key"] = signed(keys["rsa2"], "RS256", "rsa1")
    made["by-certificate"] = signed(client_key, "RS256")
    made["other-secret"] = signed(bytes(64), "HS256")
    made["unsigned"] = signed(None, "none")
    made["expired"] = signed(secret, "HS256", exp=NOW - 30)
    made["early"] = signed(secret, "HS256", nbf=NOW + 30)
    made["no-exp"] = signed(secret, "HS256", exp=None)
    made["two-audiences"] = signed(secret, "HS256", aud=["api://two", "api://three"])
    made["no-audience"] = signed(secret, "HS256", aud=None)
    made["other-issuer"] = signed(secret, "HS256", iss="https://other.example")
    # An RSA public key used as a secret: what a verifier falls for that lets the token choose.
    rsa_public = keys["rsa1"].public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    made["confused"] = jwt.api_jws.PyJWS().encode(
        json.dumps(claims).encode(), "x", algorithm="HS256", headers={"kid": "rsa1"})
    header, payload, _ = made["confused"].split(".")
    digest = hmac.new(rsa_public, f"{header}.{payload}".encode(), hashlib.sha256).digest()
    made["confused"] = f"{header}.{payload}." + base64.urlsafe_b64encode(digest).decode().rstrip("=")

    tenant = "11111111-2222-3333-4444-555555555555"
    v2 = f"https://login.microsoftonline.com/{tenant}/v2.0"
    made["entra-v2"] = signed(
        keys["rsa1"], "RS256", "rsa1", iss=v2, tid=tenant, azp="client-1", ver="2.0", aud="app-1")
    made["entra-v1"] = signed(
        keys["rsa1"], "RS256", "rsa1", iss=f"https://sts.windows.net/{tenant}/", tid=tenant,
        appid="client-1", ver="1.0", aud="api://app-1")
    other = "99999999-2222-3333-4444-555555555555"
    made["entra-other"] = signed(
        keys["rsa1"], "RS256", "rsa1", iss=f"https://login.microsoftonline.com/{other}/v2.0", tid=other,
        azp="client-1", ver="2.0", aud="app-1")

    def encrypted(inner, key, alg, enc):
        token = jwe.JWE(inner.encode(), json.dumps({"alg": alg, "enc": enc, "cty": "JWT"}))
        token.add_recipient(key)
        return token.serialize(compact=True)

    def symmetric(count):
        encoded = base64.urlsafe_b64encode(secret[:count]).decode().rstrip("=")
        return jwk.JWK(kty="oct", k=encoded)

    rsa_key = jwk.JWK.from_pyca(client_key)
    for alg, enc, key in [
        ("dir", "A128CBC-HS256", symmetric(32)), ("dir", "A192CBC-HS384", symmetric(48)),
        ("dir", "A256CBC-HS512", symmetric(64)), ("dir", "A256GCM", symmetric(32)),
        ("A128KW", "A128CBC-HS256", symmetric(16)), ("A256KW", "A256CBC-HS512", symmetric(32)),
        ("RSA-OAEP", "A128CBC-HS256", rsa_key), ("RSA-OAEP-256", "A256CBC-HS512", rsa_key),
    ]:
        made[f"{alg}/{enc}"] = encrypted(made["HS256"], key, alg, enc)
    write("tokens.txt", "".join(f"{k} {v}\n" for k, v in made.items()))


tokens(certificates())
