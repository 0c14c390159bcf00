# A network, and the registries in it. Sourced by common.sh.
# shellcheck shell=bash

# Sets $inside, what a command runs with to be in a network where nobody else is, so that the loopback interface counts the
# bytes of this benchmark and of nothing else.
make_network() {
    local name=regpull-bench.$$
    if ((EUID == 0)) && has ip && ip netns add "$name" 2>/dev/null; then
        network=$name
        ip -n "$name" link set lo up
        inside=(nsenter "--net=/run/netns/$name")
    else
        echo 'no network of its own (that takes root and ip): received bytes are those of the whole machine' >&2
    fi
}

free_address() {
    echo "127.0.0.1:$("${inside[@]}" python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
}

# LOG COMMAND...: a server, until the end.
serve() {
    "${inside[@]}" "${@:2}" >>"$1" 2>&1 &
    processes+=($!)
}

# HOST LOG: waits until a registry answers there.
await() {
    "${inside[@]}" curl --silent --fail --retry 50 --retry-delay 1 --retry-connrefused --retry-all-errors "http://$1/v2/" >/dev/null ||
        fail 1 "nothing answers at $1: $(tail -n 3 "$2")"
}

# ADDRESS [NET [TLS]]: a docker-registry there, with the certificate TLS.pem; its storage is the same for all of them.
serve_registry() {
    local settings=$work/registry-${#processes[@]}.yml tls=
    [[ -z ${3:-} ]] || tls=", tls: {certificate: $3.pem, key: $3.key}"
    cat >"$settings" <<YAML
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "$1", net: "${2:-tcp}"$tls}
YAML
    serve "$work/registry.log" docker-registry serve "$settings"
}

# Sets $safe, where the same registry answers over TLS, and has all tools trust its certificate.
start_tls() {
    safe=$(free_address)
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=bench -addext subjectAltName=IP:127.0.0.1 \
        -keyout "$work/tls.key" -out "$work/tls.pem" 2>/dev/null
    export SSL_CERT_FILE=$work/tls.pem CURL_CA_BUNDLE=$work/tls.pem
    serve_registry "$safe" tcp "$work/tls"
    "${inside[@]}" curl --silent --fail --retry 50 --retry-delay 1 --retry-connrefused --retry-all-errors "https://$safe/v2/" >/dev/null ||
        fail 1 "nothing answers over TLS: $(tail -n 3 "$work/registry.log")"
}

# Sets $host, where a registry answers.
start_registry() {
    host=$(free_address)
    serve_registry "$host"
    await "$host" "$work/registry.log"
}

# DIRECTORY NAME IMAGE: pushes an image of a layout.
push() {
    "${inside[@]}" skopeo copy --quiet --dest-tls-verify=false "oci:$1:$2" "docker://$3"
}

modules=/usr/lib/nginx/modules

need_slow_link() {
    local module
    need nginx
    for module in stream:libnginx-mod-stream http_echo:libnginx-mod-http-echo; do
        [[ -e $modules/ngx_${module%%:*}_module.so ]] || fail 2 "missing on this machine: nginx's module ${module%%:*} (on Debian ${module##*:})"
    done
}

# Sets $slow, where the same registry answers over a link that gives each connection 20 MB a second, and each answer 50 ms late.
# The rate is the stream module's and not limit_rate, which counts for each request anew and gives a second's worth at once: who
# asks for many small ranges would not be limited. The way on is by sockets of the file system, which no interface counts.
start_slow_link() {
    slow=$(free_address)
    serve_registry "$work/registry.socket" unix
    cat >"$work/nginx.conf" <<NGINX
load_module $modules/ngx_stream_module.so;
load_module $modules/ngx_http_echo_module.so;
daemon off;
user $(id -un);
pid $work/nginx.pid;
events { worker_connections 1024; }
stream {
    server {
        listen $slow;
        proxy_pass unix:$work/nginx.socket;
        proxy_download_rate 20000000;
        proxy_buffer_size 64k;
    }
}
http {
    access_log off;
    proxy_temp_path $work/nginx-temporary;
    client_body_temp_path $work/nginx-temporary;
    upstream registry { server unix:$work/registry.socket; keepalive 64; }
    server {
        listen unix:$work/nginx.socket;
        location / {
            echo_sleep 0.05;
            echo_exec @registry;
        }
        location @registry {
            proxy_pass http://registry;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host \$http_host;
            proxy_max_temp_file_size 0;
        }
    }
}
NGINX
    serve "$work/nginx.log" nginx -e stderr -c "$work/nginx.conf"
    await "$slow" "$work/nginx.log"
}
