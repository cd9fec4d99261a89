#!/bin/bash
# Runs once, when the volume is new: three databases, each with one role that owns it and may not
# enter the others. C.UTF-8 everywhere, because the order of names is the house's own business.
set -euo pipefail
: "${REGISTRATION_DATABASE_PASSWORD:?}" "${AGENDA_DATABASE_PASSWORD:?}" "${BADGES_DATABASE_PASSWORD:?}"

say() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres "$@"
}

for name in registration agenda badges; do
  # The password goes by the environment: a command line can be read by others.
  say --set name="$name" <<SQL
\\getenv password ${name^^}_DATABASE_PASSWORD
CREATE ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
say <<'SQL'
REVOKE ALL ON DATABASE postgres FROM PUBLIC;
REVOKE ALL ON DATABASE template1 FROM PUBLIC;
SQL
