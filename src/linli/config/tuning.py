"""How the embedded PostgreSQL is set: for a small server, safe against a power cut, silent about people."""

import os
import shutil
from pathlib import Path

SETTINGS = """\
# Written by ./linli at each start. Your own settings: ALTER SYSTEM SET ..., which wins over this file.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = {shared}MB
effective_cache_size = {cache}MB
work_mem = 16MB
maintenance_work_mem = 128MB
dynamic_shared_memory_type = {memory}
jit = off
random_page_cost = 1.1
default_toast_compression = pglz
wal_compression = on
min_wal_size = 256MB
max_wal_size = 2GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
autovacuum_vacuum_scale_factor = 0.05
autovacuum_analyze_scale_factor = 0.02
autovacuum_vacuum_insert_scale_factor = 0.05
idle_in_transaction_session_timeout = 10min
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
# Statements and the details of errors carry names and telephone numbers: they stay out of the log.
log_statement = none
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
"""
DURABLE = "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\n"
FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = on\n"


def settings(socket: Path, durable: bool) -> str:
    """The text of postgresql.conf. Without ``durable`` a power cut loses everything: for tests only."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    shared = min(512 if durable else 128, max(32, total // 4))
    text = SETTINGS.format(
        socket=str(socket).replace("'", "''"), shared=shared, cache=total // 2, memory=_memory()
    )
    return text + (DURABLE if durable else FAST)


def _memory() -> str:
    """Containers often have 64 MB of shared memory, too little for parallel queries: then files."""
    shared = Path("/dev/shm")  # noqa: S108
    roomy = shared.is_dir() and shutil.disk_usage(shared).total >= 256 * 2**20
    return "posix" if roomy else "mmap"
