"""How the server is set: on this machine alone, with a password, with bounded memory, and telling nobody."""

from dataclasses import dataclass

from graph.browser.kit import SERVED, after_connecting

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """What a start may choose. A port that is taken gives way to any free one."""

    bolt_port: int = 7687
    http_port: int = 7474
    heap_mb: int = 1024
    pagecache_mb: int = 256
    start_timeout_s: float = 120.0


def conf_text(options: ServerOptions, bolt_port: int, http_port: int) -> str:
    """Returns the text of neo4j.conf."""
    lines = [
        "# Written anew at every start by `allegiance neo4j start`.",
        f"server.bolt.listen_address={HOST}:{bolt_port}",
        f"server.bolt.advertised_address={HOST}:{bolt_port}",
        f"server.http.listen_address={HOST}:{http_port}",
        f"server.http.advertised_address={HOST}:{http_port}",
        "server.https.enabled=false",
        "dbms.security.auth_enabled=true",
        "dbms.usage_report.enabled=false",
        "client.allow_telemetry=false",
        "# LOAD CSV reads files of this folder alone",
        "server.directories.import=import",
        f"server.memory.heap.max_size={options.heap_mb}m",
        f"server.memory.pagecache.size={options.pagecache_mb}m",
        "# one statement may not take all of the heap",
        f"db.memory.transaction.max={max(options.heap_mb // 4, 1)}m",
        "# it stops at once: without this it waits twice 5 s for connections that are closed already",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
        "# guides that Browser may open",
        "browser.remote_content_hostname_whitelist=127.0.0.1,localhost",
        "# what it does for whoever connects: it sets itself and the names in the queries, takes the style, and opens the guide",
        f"browser.post_connect_cmd={after_connecting(f'http://{HOST}:{http_port}/{SERVED}')}",
    ]
    return "\n".join(lines) + "\n"
