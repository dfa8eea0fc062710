//! What newsrooms and researchers have: feeds, tables, saved pages, compressed files, given on the command line.

use super::workspace::Workspace;
use std::io::Write;

const PAGE: &str = "<html><head><title>Strike</title></head><body><img src=\"%DIR%/a.png\"><article><h1>Strike</h1><p>The minister said the strike was over, and the union denied that it was.</p></article></body></html>";

#[test]
fn a_folder_of_many_formats_is_read() {
    let feed = "<rss><channel><title>Dock Post</title><item><title>Bridge</title><link>https://d.example/1</link><description>The mayor said the bridge was safe.</description></item></channel></rss>";
    let table = "title;text;media_name;publish_date\nFerries;The union said ferries would stop.;Shore Weekly;2024-03-05\n";
    let item = r#"{"uri": "urn:1", "headline": "Port", "body_text": "The harbour master said the port was closed.", "versioncreated": "2024-03-05T10:00:00Z", "source": "Agency"}"#;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"Outlet: Evening Tide\n\nThe police said nobody was hurt.\n").unwrap();
    let workspace = Workspace::new()
        .file("in/feed.rss", feed)
        .file("in/table.csv", table)
        .file("in/item.json", item)
        .file("in/note.txt.gz", gzip.finish().unwrap());
    let (code, out, errors) = workspace.run(&["extract", "in"]);
    assert_eq!(code, 0, "{errors}");
    for outlet in ["Dock Post", "Shore Weekly", "Agency", "Evening Tide"] {
        assert!(out.contains(&format!("\"outlet\":\"{outlet}\"")), "{outlet}\n{out}");
    }
    assert_eq!(out.matches("\"partial\":true").count(), 1, "{out}");
}

#[test]
fn the_folder_of_a_saved_page_is_passed_over_whatever_it_is_called() {
    let folders = ["Strike_files", "Strike-Dateien", "Strike_ملفات"];
    for folder in folders {
        let encoded: String =
            folder.bytes().map(|b| if b.is_ascii() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
        for written in [format!("./{folder}"), encoded] {
            let workspace = Workspace::new()
                .file("in/Strike.html", PAGE.replace("%DIR%", &written))
                .file(&format!("in/{folder}/frame.html"), PAGE)
                .file("in/Strike-more/other.html", PAGE.replace("Strike", "Another"));
            let (code, out, errors) = workspace.run(&["extract", "in"]);
            assert_eq!((code, out.lines().count()), (0, 2), "{folder}\n{errors}");
            assert!(errors.contains(&format!("{folder}: was left out")), "{errors}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let workspace = Workspace::new()
        .file("in/a.txt", "The minister said the strike was over.")
        .file("in/b.csv", "x,y\n1,2\n")
        .file("in/c.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03broken")
        .file("in/d.warc", "WARC/1.0\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n")
        .file("in/e.rss", "<rss><channel><item><title>x</title")
        .file("in/f.txt", "%PDF-1.7\n");
    let (code, out, errors) = workspace.run(&["extract", "in"]);
    assert_eq!(code, 1);
    assert!(out.lines().count() >= 1);
    for name in ["b.csv", "c.gz", "d.warc", "e.rss", "f.txt"] {
        assert!(errors.contains(&format!("unread: {name}")), "{name}\n{errors}");
    }
}
