/// A client's certificate and assertions signed with its key, made by Python's cryptography and PyJWT for a clock
/// that stands at 2026-03-04T00:00:00Z.
enum AssertionSamples {
  /// The certificate in DER, in base 64.
  static let certificate =
    "MIICnDCCAYSgAwIBAgICA+gwDQYJKoZIhvcNAQELBQAwETEPMA0GA1UEAwwGZGFlbW9uMB4XDTI2MDEwMTAwMDAwMFoXDTM2"
    + "MDEwMTAwMDAwMFowETEPMA0GA1UEAwwGZGFlbW9uMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArhCaaxAdf6KM"
    + "Fdj/MmeBOeLxvJzQiJH8EXfMLvFZBOJ38Vt/5LmosxW5PWHhYXPLI1rfSUuMnnNXBo+goR3nbVWD5WGXDKyRelKwCNivmsGb"
    + "97BtH/Yjhwfo7cU8U/e3bHrubrrJmnY9yX9VX91S1kYa5xJVDj8X+rniMkmJqzbHwyi/dDN/TvJ0bwH1+wmZGVSRroNITpnr"
    + "U7xM20sbfTjCh0e9oEKltIZGgIezcLf4zyOmZnhy48pjJ42hyRs+vGm7wJtjrJ2t3Xp2BvSngbnejLc/z65F3ToPaMnWpwQv"
    + "oLh/xOW3z9WP2SuttStR8eVbU28ido2GxWAF4R52QQIDAQABMA0GCSqGSIb3DQEBCwUAA4IBAQAbl1qxI6E00Xyyb9dRwqbE"
    + "KeyG+SfgYjGjZ+562/Uz0R6pB/58ABybZwi1TjAQnbrFIGPdECXckVzfAA/dwjR0K2rB+Pgci9k54PA/t2k+zDj/DnuRMmk0"
    + "w/EvmW+D9v4U+9fEdLprhcekfgPrB6T5GrKeB420tubuaC6aC+xluoVG8VBL+6SHsjfPkBZumiIptXipjqeBnQ7mhRcu2V6x"
    + "nTWui1ogwEcVgRiM7N1ezTfYUvpUm/Eq1niMc9ZDY4FkKPYvukmLFyuhEjcpzq5NgZfWiuOWLqWThUREbkKH7Jy3M2rylEqE"
    + "dIeTY6j1R2ufmOn4yPmKBtJFUr1K6WWs"

  /// The assertions by what is right or wrong with them.
  static let tokens = [
    "good":
      "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsIng1dCI6IngifQ.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wM"
      + "DAwMDAwMDAwMDIiLCJzdWIiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJodHRwczovL"
      + "2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1L29hdXRoMi92M"
      + "i4wL3Rva2VuIiwianRpIjoiMSIsIm5iZiI6MTc3MjU4MjQwMCwiZXhwIjoxNzcyNTgzMDAwfQ.Xr-lZ5erDo9xmjrFc-UYUx"
      + "hI9rFx8O75GZLX0E8VanIBjWrydGuVFbDFRSC656u-tUZHucHV3r6mEF2NRN2nVZ4QZT9P_BHITj8Kgk5AkDODb-0oJKSPjg"
      + "n_Uc-QUKRmMO3-EeyDm2Sd1J4_nhmHpf3azuWPvnpcs8mjmivoxswiz-ljleNqwMwCw9uVIRLXldpfXwMBceYZj-iyFH4_l8"
      + "1UYbWWnY6LnCT9_9bvu_fT19QzCebLmJiB1_kJ7NsBZLxWEGB9OFM1xPjBRzQUTQ8ORWZvK4qw0eSOe2IiIDp7et_ZK-dLN9"
      + "SEb3JpBR9-_rMKGg2w5oSqp4Qawwcobg",
    "pss":
      "eyJhbGciOiJQUzI1NiIsInR5cCI6IkpXVCIsIng1dCI6IngifQ.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wM"
      + "DAwMDAwMDAwMDIiLCJzdWIiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJodHRwczovL"
      + "2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1L29hdXRoMi92M"
      + "i4wL3Rva2VuIiwianRpIjoiMSIsIm5iZiI6MTc3MjU4MjQwMCwiZXhwIjoxNzcyNTgzMDAwfQ.SMfgU6N09w8dWvSwA779nd"
      + "BFCucbbjXRGkcIKDSVwx3ZeWNs1DNwJyUYR1VboecpGlSEBuctuQs_ubq6glKhEn9b5SqGXVMxWnx4RKQXfUZRazkw-WAQgb"
      + "Md-lboaAPJbc0ShAcKSE_zfizr4eqgY2qwjUZ8BfaP1u8Kunb-ZuTX50Y-MmqOlKu5oDSpUMUtFNV4E8JggttPI5R7B8o1I6"
      + "yK3EIrl9_e7l5-Ev4G1bgHCX6KigIWAfwv3v-Oerj-pqB0M0JCUR5uMGNn22zkYKxl2BGReq_IrEoZRGZQiNy4ZpvfM9189B"
      + "aqf_mnOiWtCbkAXBd8bPtxg0CqCrA0KA",
    "otherKey":
      "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsIng1dCI6IngifQ.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wM"
      + "DAwMDAwMDAwMDIiLCJzdWIiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJodHRwczovL"
      + "2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1L29hdXRoMi92M"
      + "i4wL3Rva2VuIiwianRpIjoiMSIsIm5iZiI6MTc3MjU4MjQwMCwiZXhwIjoxNzcyNTgzMDAwfQ.VIhzrsm83vH0sKux21ZGlK"
      + "lyaTCW7mFJIIwrxfjmM7FZdgnC_Fb-nCQFpppIdcSEStc7RGE2GeChq9BHNEIRziG4UztEIodCLflLlZ_7v7jUoRRUmG-EwL"
      + "-5IUy8Y9-Dy2LyQ8mUBV-juC1gKjw4m7fwKrpnGT20YPYDwdwluhwXJv62KbWEgQK8I7I-hTbCPFKUzevn6Ry-CMato5Vzsl"
      + "MU2jIRlThqWz9tus8dLMpdqo18M5Ladptf7s96uFhn7ICaNW-WGhxJz95PiJ4eplgNgHCE5ZCrkXMuJw40OywMk_Vky6qfWe"
      + "cQYYM_HMiJa51aO87sRMKmNB23sz0Iqw",
    "otherAudience":
      "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsIng1dCI6IngifQ.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wM"
      + "DAwMDAwMDAwMDIiLCJzdWIiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJodHRwczovL"
      + "2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vOTk5OTk5OTktMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1L29hdXRoMi92M"
      + "i4wL3Rva2VuIiwianRpIjoiMSIsIm5iZiI6MTc3MjU4MjQwMCwiZXhwIjoxNzcyNTgzMDAwfQ.E4sJCtu18r8ietEFS5OWkQ"
      + "UpjQwVzBSBCenYNxeNUJhRTGYq4kKixai4m8O0bgEJe9d6wl0iD075P-Zps0wopMG00boJMiSimY68SuMki9KgLm6bHIrb7P"
      + "flSd3rORJxTxWbzgQa-V0NnNa0KY3SRAfMydU0C8NVAC_iMPmPamSqYr9SdV0a_i1eyPBwEx8cieBd-mQA6eoBN54dpYq-Ff"
      + "lC9CSpskr1mjKv_fNV80DRIVeCiOdYN8qKnuj21SNqlg1ruphPi-CD7fCTIbY0gJ6v_ZNeOFupjunc-ngEIabUVVi66pmMV9"
      + "UyonrWiMXV2m3xfVDGa4owoPZvknVEBg",
    "otherSubject":
      "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsIng1dCI6IngifQ.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wM"
      + "DAwMDAwMDAwMDIiLCJzdWIiOiJiYmJiYmJiYi0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJodHRwczovL"
      + "2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1L29hdXRoMi92M"
      + "i4wL3Rva2VuIiwianRpIjoiMSIsIm5iZiI6MTc3MjU4MjQwMCwiZXhwIjoxNzcyNTgzMDAwfQ.Hy0qydPgGe5hsfGWArgJed"
      + "On3dYxiZ0U5qy1-T18rBVc9HEHwk_EEBnnZprmxda9bLeVJKVuqqnLmNJxB2mdM0e72qckMWHDlwPf29-JDqkhBRyEZT4J8V"
      + "Wh3Z_5MM2qC0uVKnzYjT-Pm290f1xpT9lof5gHvM_UQVNh4pWevwCnuOUsPe5JixpIAQO5rJocJbqEUwIehjeGxS6pfuFI3A"
      + "Ky6AJC-eW2rwpcNEb6N6LJtvRIq9942J8PpmRvz62mBfXaqb6UmNFeHPu_pEnuGazvO7XWBSkPAnC5sj7Ho1caRZdFoTH4Pf"
      + "shwixQT1SQimA0QNi-5zd6M1CLf35VZg",
    "expired":
      "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsIng1dCI6IngifQ.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wM"
      + "DAwMDAwMDAwMDIiLCJzdWIiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJodHRwczovL"
      + "2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1L29hdXRoMi92M"
      + "i4wL3Rva2VuIiwianRpIjoiMSIsIm5iZiI6MTc3MjU4MTcwMCwiZXhwIjoxNzcyNTgyMzAwfQ.FTKAkc4Ac8FUxO-PXtxarI"
      + "6H3hid3GiaLRYzmCs2UNDhyCGHynD91qToyKR_Xt14NP2WTey_jMyMYIp4zghgPuX4HSCr2R27XUCeC7cImLaThZBk9iYDlU"
      + "jimc0eSCMRvmliJjaqrB6lqKWEzBGvQQfv2saq9j0fMqvD8VoHQS9upQP39Wv1t3aFF_sMwAPZeLMESCC9UsbSAdGZrl1GXr"
      + "CkHBYkjAnKLoV7QAqMLEKNk35oKFMyy0YUGoNcQbjIDwxYhfwxvAbJvA92cxHmfxfmO44osZ3VeP65bxs6ym5KPim1WTBODJ"
      + "o885vzOHEg3Ue0_Gv26lckDiWyRwqRyA",
    "unsigned":
      "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIi"
      + "LCJzdWIiOiJhYWFhYWFhYS0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJhdWQiOiJ4IiwiZXhwIjoxNzcyNTgzMDAw"
      + "fQ.",
  ]
}
