<?php
// SPDX-License-Identifier: BSD-2-Clause
//
// What a test changes about WordPress: the form of its addresses, where files
// that are uploaded go, and what a site of others does to the texts of pages.

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

// Whoever made the site may filter texts that are kept.
if (is_file(getenv('WORDPRESS_DIR') . '/changes')) {
    add_filter('wp_insert_post_data', function ($data) {
        [$status, $from, $to] = json_decode(
            file_get_contents(getenv('WORDPRESS_DIR') . '/changes'));
        if ($status === 'any' || $status === $data['post_status']) {
            $data['post_content'] = str_replace($from, $to,
                $data['post_content']);
        }
        return $data;
    });
}
