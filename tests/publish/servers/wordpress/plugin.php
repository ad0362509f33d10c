<?php
// SPDX-License-Identifier: BSD-2-Clause
//
// What a test changes about WordPress: the form of its addresses, and where
// files that are uploaded go.

if (is_file(getenv('WORDPRESS_DIR') . '/plain-links')) {
    add_filter('pre_option_permalink_structure', '__return_empty_string');
    add_filter('pre_option_rewrite_rules', '__return_empty_string');
}

add_filter('upload_dir', function ($at) {
    $folder = getenv('WORDPRESS_DIR') . '/uploads';
    $at['basedir'] = $folder;
    $at['path'] = $folder . $at['subdir'];
    return $at;
});
