<?php
// SPDX-License-Identifier: BSD-2-Clause
//
// The configuration of a WordPress that wordpress.sh starts. What may change
// while it runs is told by files in WORDPRESS_DIR, which are read for each
// request: filtered, plain-links.

$dir = getenv('WORDPRESS_DIR');
if (getenv('WORDPRESS_CERT')) {
    // It is encrypted by what stands before.
    $_SERVER['HTTPS'] = 'on';
} else {
    // Without TLS, application passwords are for tests only.
    define('WP_ENVIRONMENT_TYPE', 'local');
}
$scheme = getenv('WORDPRESS_CERT') ? 'https' : 'http';
define('WP_HOME', "$scheme://" . $_SERVER['HTTP_HOST']);
define('WP_SITEURL', WP_HOME);

define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('WORDPRESS_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
$table_prefix = 'wp_';
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define("{$name}_KEY", "a key of a test: $name");
    define("{$name}_SALT", "a salt of a test: $name");
}

define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISALLOW_UNFILTERED_HTML', is_file("$dir/filtered"));
define('WPMU_PLUGIN_DIR', __DIR__ . '/mu-plugins');

require_once ABSPATH . 'wp-settings.php';
