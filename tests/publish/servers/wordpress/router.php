<?php
// SPDX-License-Identifier: BSD-2-Clause
//
// What a web server does before WordPress: files that are there are sent as
// they are; all else is WordPress's, where its addresses are rewritten.

define('ABSPATH', __DIR__ . '/site/');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$uploads = '/wp-content/uploads/';
if (strncmp($path, $uploads, strlen($uploads)) === 0) {
    $folder = getenv('WORDPRESS_DIR') . '/uploads/';
    $file = $folder . rawurldecode(substr($path, strlen($uploads)));
    if (strpos($path, '..') === false && is_file($file)) {
        header('Content-Type: ' . mime_content_type($file));
        readfile($file);
        return true;
    }
} elseif (is_file(ABSPATH . $path)) {
    return false;
} elseif ($path !== '/' && is_file(getenv('WORDPRESS_DIR') . '/plain-links')) {
    http_response_code(404);
    echo "Not Found\n";
    return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require ABSPATH . 'index.php';
