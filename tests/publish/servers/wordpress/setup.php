<?php
// SPDX-License-Identifier: BSD-2-Clause
//
// Installs WordPress into an empty database: a site with a start page, and two
// who may log in with application passwords, which are printed: publisher, an
// editor, and reader, a subscriber.

define('WP_INSTALLING', true);
define('ABSPATH', __DIR__ . '/site/');
$_SERVER['HTTP_HOST'] = 'localhost';
$_SERVER['REQUEST_URI'] = '/';

// Nobody is to have mail.
function wp_mail(...$all)
{
    return true;
}

require ABSPATH . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('A site of a test', 'admin', 'admin@example.org', true, '',
    wp_generate_password());
update_option('permalink_structure', '/%postname%/');
$roles = [$argv[1] => 'editor', 'reader' => 'subscriber'];
foreach ($roles as $name => $role) {
    $id = wp_insert_user(['user_login' => $name, 'role' => $role,
        'user_pass' => wp_generate_password(),
        'user_email' => "$role@example.org"]);
    [$password] = WP_Application_Passwords::create_new_application_password(
        $id, ['name' => 'a test']);
    echo WP_Application_Passwords::chunk_password($password), "\n";
}
