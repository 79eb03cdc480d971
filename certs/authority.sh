# What the scripts of this folder share; sourced by them, not run. Every file is made for its owner only (umask 077).
# An authority's folder:  ca.crt  ca.key  ca.crl  index.txt (what was issued and revoked)  issued/ (each certificate)
umask 077
program=$(basename "$0")
most_days=90        # of a server's or terminal's certificate
most_days_forced=397
crl_days=30
readonly program most_days most_days_forced crl_days

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "$program" "$*" >&2; exit 1; }
bad_call() { printf '%s: %s (--help tells more)\n' "$program" "$*" >&2; exit 2; }

# A working folder that goes with the script, inside $1 so that renames from it are atomic.
make_workplace() {
  work=$(mktemp -d "$1/.making.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
}

# The value behind an option: value_of OPTION "$@" of what follows.
value_of() { [ $# -ge 2 ] && [ -n "$2" ] || bad_call "$1 needs a value"; printf '%s' "$2"; }

check_days() {
  [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] || bad_call "--days is a number from 1"
  [ "$1" -le "$2" ] || bad_call "$1 days are too many: at most $2${3:-}"
}

# Absolute path of a folder that is made where it is missing, and that git does not watch.
private_folder() {
  command -v openssl > /dev/null || fail "openssl is missing (apt install openssl)"
  mkdir -p "$1" || fail "cannot make $1"
  local folder
  folder=$(cd "$1" && pwd)
  if command -v git > /dev/null && git -C "$folder" rev-parse --is-inside-work-tree > /dev/null 2>&1 &&
    ! git -C "$folder" check-ignore -q "$folder/ca.crt"; then
    fail "$folder would put certificates and keys under version control; choose another folder"
  fi
  printf '%s' "$folder"
}

# Absolute path of an authority's folder.
authority_at() {
  [ -s "$1/ca.key" ] && [ -s "$1/ca.crt" ] && [ -f "$1/index.txt" ] ||
    fail "there is no authority in ${1:-the current folder}: make one with make-ca"
  (cd "$1" && pwd)
}

# From here to its end the script is the only one that works with this authority.
lock() { exec 9> "$1/.lock" && flock 9; }

# make_key FILE
make_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2> /dev/null; }

# ca_command CA ARGUMENT...: `openssl ca` on this authority's books.
ca_command() {
  local ca=$1
  shift
  mkdir -p "$ca/issued" # empty where only the files were brought here
  cat > "$work/ca.cnf" << END
[ca]
default_ca = pana
[pana]
database = $ca/index.txt
new_certs_dir = $ca/issued
certificate = $ca/ca.crt
private_key = $ca/ca.key
crlnumber = $ca/crlnumber
rand_serial = yes
unique_subject = no
default_md = sha256
policy = subject
[subject]
commonName = supplied
END
  openssl ca -config "$work/ca.cnf" -batch "$@" 2> "$work/ca.log" || {
    cat "$work/ca.log" >&2
    fail "the authority refused"
  }
}

# write_crl CA DAYS: a new list of what is revoked, put in place in one step.
write_crl() {
  ca_command "$1" -gencrl -crldays "$2" -out "$1/.ca.crl.new"
  mv "$1/.ca.crl.new" "$1/ca.crl"
}
crl_end() { openssl crl -in "$1/ca.crl" -noout -nextupdate | cut -d= -f2; }

# sign CA REQUEST DAYS COMMON-NAME USAGE ALTERNATIVE-NAMES OUT
sign() {
  {
    echo "basicConstraints = critical,CA:FALSE"
    echo "keyUsage = critical,digitalSignature"
    echo "extendedKeyUsage = $5"
    echo "subjectKeyIdentifier = hash"
    echo "authorityKeyIdentifier = keyid"
    if [ -n "$6" ]; then echo "subjectAltName = $6"; fi
  } > "$work/extensions"
  ca_command "$1" -notext -in "$2" -days "$3" -subj "/CN=$4" -extfile "$work/extensions" -out "$7"
  openssl verify -CAfile "$1/ca.crt" "$7" > /dev/null || fail "the new certificate does not verify"
}

# make_pair CA DAYS COMMON-NAME USAGE ALTERNATIVE-NAMES FOLDER NAME: key and certificate, put in place in two renames.
# The certificate comes last: a reader that sees it new sees the key new as well.
make_pair() {
  make_key "$work/$7.key"
  openssl req -new -key "$work/$7.key" -subj "/CN=$3" -out "$work/$7.csr"
  sign "$1" "$work/$7.csr" "$2" "$3" "$4" "$5" "$work/$7.crt"
  chmod 600 "$work/$7.key" "$work/$7.crt"
  mv "$work/$7.key" "$6/$7.key"
  mv "$work/$7.crt" "$6/$7.crt"
}

# refuse_overwriting FORCE FILE...
refuse_overwriting() {
  local force=$1 file
  shift
  for file; do
    [ "$force" = yes ] || [ ! -e "$file" ] || fail "$file is there; --force makes a new one in its place"
  done
}

# "DNS:a,IP:b" of the names given.
alternative_names() {
  local name kind list=
  for name; do
    kind=DNS
    if [[ $name =~ ^[0-9]+(\.[0-9]+){3}$ || $name =~ ^[0-9a-fA-F.]*:[0-9a-fA-F:.]*$ ]]; then
      kind=IP
    elif [[ ! $name =~ ^(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]]; then
      bad_call "$name is neither a host name nor an address"
    fi
    list+=${list:+,}$kind:$name
  done
  printf '%s' "$list"
}

certificate_end() { openssl x509 -in "$1" -noout -enddate | cut -d= -f2; }
fingerprint_of() { openssl x509 -in "$1" -noout -fingerprint -sha256 | cut -d= -f2 | tr -d : | tr A-F a-f; }
